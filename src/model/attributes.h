// AttributeScanner: the attributes of one start tag as they stand in the source, by the rules of the HTML tokeniser
// (HTML Living Standard, 13.2.5.32 to 13.2.5.40): a name ends at white space, '/', '>' or '='. Linear in the tag.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/bytes.h"
#include "base/span.h"

namespace pith {

// White space, '/' or '>': where a tag's name ends. An attribute's also ends at '='.
inline Bytes end_tag_name(Bytes b) {
  return Bytes(b == ' ') | Bytes(b == '>') | Bytes(b == '/') | (are_between(b, '\t', '\r') & Bytes(b != '\v'));
}
// From `at` on; the text's size where there is none.
inline size_t tag_name_end(std::string_view text, size_t at) {
  return find_first(text, at, end_tag_name);
}
inline size_t attribute_name_end(std::string_view text, size_t at) {
  return find_first(text, at, [](Bytes b) { return end_tag_name(b) | Bytes(b == '='); });
}

class AttributeScanner {
 public:
  // "<name a=b …>", from '<' to '>' or the end of the text.
  explicit AttributeScanner(std::string_view start_tag)
      : AttributeScanner(start_tag, {0, static_cast<uint32_t>(start_tag.size())}) {}
  // Of a tag in a source: the same, and faster.
  AttributeScanner(std::string_view source, Span start_tag);

  // Moves to the next attribute; false at the end of the tag. Repeated names are all reported: the first one counts.
  bool next();
  std::string_view name() const { return name_; }    // as written
  std::string_view value() const { return value_; }  // without quotes, character references unresolved

 private:
  void skip_space();
  void read_value();
  size_t in_tag(size_t found) const { return found < end_ ? found : end_; }

  std::string_view source_;
  size_t end_;  // of the tag
  size_t at_;
  std::string_view name_, value_;
};

}  // namespace pith
