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

// What a line is for a run at an edge.
enum class RunPart : uint8_t {
  other,  // 6 of them one after another, before the first hit or between two, are as many as a run may have
  hit,
  echo,  // says what another line of the text says, as a table of contents does: the run goes on over it
};

// Indices of the hits that stand in the run at an edge, from the edge on. A line of more than 25 words that is no hit
// ends it. `parts`: by line.
std::vector<uint32_t> edge_run(const std::vector<TextLine>& lines, const std::vector<RunPart>& parts, bool from_top);

// Makes echoes of the other lines with words that stand in the text twice to four times.
void mark_echoes(const std::vector<TextLine>& lines, std::vector<RunPart>& parts);

}  // namespace pith
