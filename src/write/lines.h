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
  // One pass over the text, which must outlive this. Not to be shared between threads.
  explicit Lines(std::string_view text);
  // An offset past the end is the end. Both cost the same however long the line is.
  uint32_t line_of(size_t offset) const;
  LineColumn at(size_t offset) const;

 private:
  size_t code_points_before(size_t offset) const;

  std::string_view text_;
  std::vector<uint32_t> begins_;          // by line
  mutable std::vector<uint32_t> counts_;  // code points before every kStep-th byte, once a column is asked for
};

}  // namespace pith
