#include "model/tag.h"

#include <array>
#include <unordered_map>

namespace pith {
namespace {

constexpr std::array<std::string_view, kTagCount> kNames = {
#define PITH_TAG(name) #name,
    PITH_TAGS(PITH_TAG)
#undef PITH_TAG
};

}  // namespace

std::string_view tag_name(Tag tag) {
  if (tag == Tag::other) return "";
  if (tag == Tag::template_) return "template";  // a C++ keyword
  return kNames[static_cast<size_t>(tag)];
}

Tag tag_of(std::string_view name) {
  static const auto* const kByName = [] {
    auto* map = new std::unordered_map<std::string_view, Tag>;
    for (int i = 0; i < kTagCount - 1; ++i) map->emplace(tag_name(static_cast<Tag>(i)), static_cast<Tag>(i));
    return map;
  }();
  const auto found = kByName->find(name);
  return found == kByName->end() ? Tag::other : found->second;
}

}  // namespace pith
