// A data table as Markdown (GFM 4.10).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pith {

struct MarkdownCell {
  uint32_t row = 0, column = 0;
  bool head = false;
  std::string text;  // rendered, on one line
};

// Cells in document order; those with the same row and column are joined by <br>. The first row is the header when all
// its cells are <th>, else the header is empty. No final newline. Rows and columns that have no cell are left out.
std::string markdown_table(const std::vector<MarkdownCell>& cells);

}  // namespace pith
