// Lines: line and column of many offsets of one text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith {

// Line and column count from 1; a column counts code points.
struct LineColumn {
  uint32_t line = 1;
  uint32_t column = 1;
};

class Lines {
 public:
  // One pass over the text, which must outlive this.
  explicit Lines(std::string_view text);
  // An offset past the end is the end.
  LineColumn at(size_t offset) const;

 private:
  std::string_view text_;
  std::vector<uint32_t> begins_;
};

}  // namespace pith
