// text_lines: the lines of a text page, and the run of some of them at its top or bottom.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith {

struct TextLine {
  explicit TextLine(std::string_view text);

  uint64_t key = 0;    // line_key
  uint64_t label = 0;  // line_label_key
  uint32_t words = 0;
};

// Indices of the hits that stand in the run at an edge, from the edge on: at most 6 other lines stand before the first
// of them and between two, none of them of more than 25 words. `hits`: by line.
std::vector<uint32_t> edge_run(const std::vector<TextLine>& lines, const std::vector<uint8_t>& hits, bool from_top);

}  // namespace pith
