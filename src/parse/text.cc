// A paragraph is a run of lines that are not blank, without the newline that ends it:
//   "One\ntwo\n\n\nThree\n" gives the leaves "One\ntwo" and "Three".
// Unless the text is not wrapped: many extractors write a paragraph a line, with blank lines between some of them or
// none at all. A run in which a line is longer than anybody wraps at is such a one, and each of its lines is a
// paragraph. Where such lines hold more text than those that may have been wrapped (short ones with another below),
// the whole text is taken so, and a button right below a sentence is a paragraph of its own:
//   "Hedges for every garden.\nGet a quote"    two leaves in a text of long lines, one in a letter wrapped at 72
// Mostly verse, addresses and wrapped text stay whole. Nothing is joined or trimmed, so every leaf is verbatim and the
// text between leaves is line breaks and blank lines alone. Tested in tests/unit/parse/text_test.cc.
#include "parse/text.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"

namespace pith {
namespace {

void add_paragraph(Document& document, Span span) {
  const NodeId id = static_cast<NodeId>(document.nodes.size());
  if (id > 1) document.nodes[id - 1].next = id;
  Node node;
  node.kind = NodeKind::text;
  node.parent = kRoot;
  node.end = id + 1;
  node.leaf = static_cast<uint32_t>(document.leaves.size());
  node.source = span;
  document.nodes.push_back(node);
  document.leaves.push_back({id, 0, span.of(document.source), span, 0, true, false});
}

constexpr size_t kLongestWrap = 120;  // code points; no wrapped line is longer

bool is_long(std::string_view line) {
  return line.size() > kLongestWrap && count_code_points(line) > kLongestWrap;
}

// Calls `add` with each line as a span, and with an empty one where a run of lines ends.
template <typename Add>
void each_line(std::string_view text, Add add) {
  for (size_t line = 0; line < text.size();) {
    size_t end = text.find('\n', line);
    if (end == std::string_view::npos) end = text.size();
    const bool blank = is_blank(text.substr(line, end - line));
    add(Span{static_cast<uint32_t>(line), static_cast<uint32_t>(blank ? line : end)});
    line = end + 1;
  }
  add(Span{});
}

// One run of lines that are not blank, as spans of the lines.
void add_run(Document& document, const std::vector<Span>& lines, bool unwrapped) {
  if (lines.empty()) return;
  unwrapped |= std::any_of(lines.begin(), lines.end(), [&](Span line) { return is_long(line.of(document.source)); });
  if (!unwrapped) return add_paragraph(document, {lines.front().begin, lines.back().end});
  for (Span line : lines) add_paragraph(document, line);
}

}  // namespace

bool has_long_line(std::string_view text) {
  bool found = false;
  each_line(text, [&](Span line) { found |= !line.empty() && is_long(line.of(text)); });
  return found;
}

bool is_unwrapped(std::string_view text) {
  size_t long_lines = 0, wrapped = 0;  // bytes
  Span last;                           // the line above in the run, if it is short
  each_line(text, [&](Span line) {
    const bool over = !line.empty() && is_long(line.of(text));
    if (over) long_lines += line.size();
    if (!line.empty()) wrapped += last.size();
    last = over ? Span{} : line;
  });
  return long_lines > wrapped;
}

Document parse_text(const Page& page, bool unwrapped) {
  Document document;
  document.source = page.text;
  Node root;
  root.kind = NodeKind::document;
  document.nodes.push_back(root);

  unwrapped |= is_unwrapped(page.text);
  std::vector<Span> run;
  each_line(page.text, [&](Span line) {
    if (!line.empty()) return run.push_back(line);
    add_run(document, run, unwrapped);
    run.clear();
  });
  document.nodes[kRoot].end = static_cast<NodeId>(document.nodes.size());
  return document;
}

}  // namespace pith
