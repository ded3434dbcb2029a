// SiteKind: what kind of page a page is. The words are those of --kind and of Metadata::kind.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace pith {

// Order is part of the model's format. The seven kinds of WCXB (Murrough Foley, 2026).
enum class SiteKind : uint8_t { article, forum, product, listing, collection, documentation, service };
inline constexpr int kSiteKindCount = static_cast<int>(SiteKind::service) + 1;

using KindShares = std::array<double, kSiteKindCount>;  // probabilities; their sum is 1

inline constexpr std::array<std::string_view, kSiteKindCount> kSiteKindNames = {
    "article", "forum", "product", "listing", "collection", "documentation", "service"};

inline std::optional<SiteKind> site_kind_of(std::string_view name) {
  for (size_t i = 0; i < kSiteKindNames.size(); ++i) {
    if (kSiteKindNames[i] == name) return static_cast<SiteKind>(i);
  }
  return std::nullopt;
}

}  // namespace pith
