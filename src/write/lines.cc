#include "write/lines.h"

#include <algorithm>

namespace pith {

Lines::Lines(std::string_view text) : text_(text), begins_{0} {
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    begins_.push_back(static_cast<uint32_t>(at) + 1);
}

LineColumn Lines::at(size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), offset);
  const uint32_t begin = *(after - 1);
  const std::string_view before = text_.substr(begin, offset - begin);
  const auto column = std::count_if(before.begin(), before.end(),
                                    [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; });
  return {static_cast<uint32_t>(after - begins_.begin()), static_cast<uint32_t>(column) + 1};
}

}  // namespace pith
