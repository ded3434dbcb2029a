// Lines of a site's template in a text that another tool has made of its page. Markup is gone, but the template still
// comes line by line in its order, above what the page has to say and below it:
//
//   Home / News / Ports / (title) / By Ann Lee / (paragraph) … Notes / (a line) / Share / About us / Imprint
//
// With an edge, listed lines are taken that stand in the run at this end of the text: "Notes", be it listed, stays
// where paragraphs part it from the run. The menu names each page, and the page's own title stands right under the
// menu: so a line is taken only as often as it is listed, from the edge on, and a run that is too short is none, or the
// title would go when the text is cleaned again. Without an edge, a run is listed lines one after another, anywhere.
//
// Lines are looked up by key, so a table of 1,000 costs what one of 10 does. Tested in
// tests/unit/rules/ops/template_lines_test.cc; tests/learn/learn_text.py makes such rules and cleans by them.
#include <optional>
#include <unordered_map>

#include "rules/line_table.h"
#include "rules/ops/ops.h"
#include "rules/units.h"

namespace pith {
namespace {

struct Lines {
  std::vector<TextLine> lines;
  std::vector<BlockId> blocks;    // by line
  std::vector<UnitSpan> spans;    // by line
  std::vector<uint64_t> entries;  // by line: its key in the rule's table, or 0
  std::vector<RunPart> parts;     // by line
};

Lines lines_of(const Scene& scene, const LineTable& table) {
  Lines out;
  for (BlockId id = 0; id < scene.blocks.size(); ++id) {
    if (scene.gone[id]) continue;
    for (const UnitSpan& span : split_lines(scene.blocks[id].text)) {
      out.lines.emplace_back(span.text.of(scene.blocks[id].text));
      out.blocks.push_back(id);
      out.spans.push_back(span);
      out.entries.push_back(table.find(out.lines.back()));
      out.parts.push_back(out.entries.back() != 0 ? RunPart::hit : RunPart::other);
    }
  }
  return out;
}

// Takes what stands between the edge and the last line that was taken and says what stays elsewhere: a table of
// contents, the title in a path of links. At the top a table may come last, as three or more such lines in a row.
class Echoes {
 public:
  Echoes(const Lines& lines, std::vector<uint8_t>& taken) : lines_(lines), taken_(taken) {
    for (size_t at = 0; at < taken.size(); ++at) left_[lines.lines[at].key] += !taken[at];
  }

  void take_above(uint32_t last) {
    for (uint32_t at = 0; at < last; ++at) take(at);
    std::vector<uint32_t> table;
    for (uint32_t at = last + 1; at < taken_.size() && take(at); ++at) table.push_back(at);
    if (table.size() >= kShortestTable) return;
    for (uint32_t at : table) taken_[at] = 0;
  }
  void take_below(uint32_t last) {
    for (auto at = static_cast<uint32_t>(taken_.size()); --at > last;) take(at);
  }

 private:
  static constexpr size_t kShortestTable = 3;  // lines

  bool take(uint32_t at) {
    uint32_t& left = left_[lines_.lines[at].key];
    if (taken_[at] || lines_.parts[at] == RunPart::other || left < 2) return false;
    --left;
    taken_[at] = 1;
    return true;
  }

  const Lines& lines_;
  std::vector<uint8_t>& taken_;
  std::unordered_map<uint64_t, uint32_t> left_;  // by key: lines that are not taken
};

std::vector<uint8_t> take_at_edge(Lines& lines, const Rule& rule, const LineTable& table) {
  std::vector<uint8_t> taken(lines.lines.size());
  const bool from_top = rule.edge == Edge::top;
  mark_echoes(lines.lines, lines.parts);
  const std::vector<uint32_t> run = edge_run(lines.lines, lines.parts, from_top);
  if (run.size() < rule.least) return taken;
  std::unordered_map<uint64_t, uint32_t> seen;
  std::optional<uint32_t> last;
  for (uint32_t at : run) {
    taken[at] = ++seen[lines.entries[at]] <= table.times(lines.entries[at]);
    if (taken[at]) last = at;
  }
  if (last) from_top ? Echoes(lines, taken).take_above(*last) : Echoes(lines, taken).take_below(*last);
  return taken;
}

std::vector<uint8_t> take_anywhere(const Lines& lines, const Rule& rule) {
  std::vector<uint8_t> taken(lines.lines.size());
  for (size_t begin = 0, end = 0; begin < taken.size(); begin = end + 1) {
    for (end = begin; end < taken.size() && lines.parts[end] == RunPart::hit; ++end) continue;
    if (end - begin >= rule.least)
      for (size_t at = begin; at < end; ++at) taken[at] = 1;
  }
  return taken;
}

// The taken lines of each block; a block of which all lines are taken goes whole.
void add_matches(const Lines& lines, const std::vector<uint8_t>& taken, uint32_t rule,
                 std::vector<RuleMatch>& matches) {
  for (size_t begin = 0, end = 0; begin < taken.size(); begin = end) {
    const BlockId block = lines.blocks[begin];
    bool all = true;
    for (end = begin; end < taken.size() && lines.blocks[end] == block; ++end) all = all && taken[end];
    if (all) matches.push_back({rule, block, block + 1, false, {}});
    for (size_t at = begin; at < end && !all; ++at) {
      if (taken[at]) matches.push_back({rule, block, block + 1, true, lines.spans[at].removal});
    }
  }
}

void run_template_lines(Scene& scene, uint32_t index, std::vector<RuleMatch>& matches) {
  if (!scene.is_text || !scene.rules[index].lines) return;
  const Rule& rule = *scene.rules[index].rule;
  const LineTable& table = *scene.rules[index].lines;
  Lines lines = lines_of(scene, table);
  const bool at_edge = rule.edge != Edge::none;
  add_matches(lines, at_edge ? take_at_edge(lines, rule, table) : take_anywhere(lines, rule), index, matches);
}

}  // namespace

const Operation kTemplateLines = {"template-lines",
                                  "On text pages: lines that a site puts into every page, as `pith learn` finds them.",
                                  "",
                                  nullptr,
                                  run_template_lines,
                                  false};

}  // namespace pith
