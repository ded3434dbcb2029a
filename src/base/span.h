// Span: a half-open byte range. The one coordinate system of pith: offsets into Page::text, the decoded UTF-8 source.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith {

struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  // The bytes of `text` that the span names; the span must lie within it.
  std::string_view of(std::string_view text) const { return text.substr(begin, end - begin); }

  friend bool operator==(Span, Span) = default;
};

// The longest document in bytes: offsets are 32 bits and the reducer may add a few bytes.
inline constexpr uint32_t kMaxDocumentBytes = 1u << 30;

}  // namespace pith
