#include "base/error.h"

#include <algorithm>

namespace pith {
namespace {

constexpr size_t kExcerptBytes = 160;

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

uint32_t code_points(std::string_view text) {
  return static_cast<uint32_t>(std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
}

}  // namespace

Place place_at(std::string_view source_name, std::string_view text, size_t offset) {
  offset = std::min(offset, text.size());
  const std::string_view before = text.substr(0, offset);
  const size_t line_begin = before.rfind('\n') + 1;  // npos + 1 == 0
  size_t line_end = text.find('\n', offset);
  if (line_end == std::string_view::npos) line_end = text.size();

  Place place;
  place.source = source_name;
  place.line = static_cast<uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1;
  place.column = code_points(text.substr(line_begin, offset - line_begin)) + 1;
  place.offset = offset;
  std::string_view excerpt = text.substr(line_begin, line_end - line_begin);
  if (!excerpt.empty() && excerpt.back() == '\r') excerpt.remove_suffix(1);
  if (excerpt.size() <= kExcerptBytes) place.excerpt = excerpt;
  return place;
}

std::string Error::to_string() const {
  std::string out;
  if (!place.source.empty()) {
    out += place.source;
    if (place.line > 0)
      out += ':' + std::to_string(place.line) + ':' + std::to_string(place.column);
    else if (place.offset > 0)
      out += " at byte " + std::to_string(place.offset);
    out += ": ";
  }
  out += message;
  if (place.line > 0 && !place.excerpt.empty()) {
    out += "\n    " + place.excerpt + "\n    " + std::string(place.column - 1, ' ') + '^';
  }
  return out;
}

}  // namespace pith
