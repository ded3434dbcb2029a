// A paragraph is a run of lines that are not blank, without the newline that ends it:
//   "One\ntwo\n\n\nThree\n" gives the leaves "One\ntwo" and "Three".
// Unless the text is not wrapped: many extractors write a paragraph a line and no blank lines at all. A run in which a
// line is longer than anybody wraps at is such a one, and each of its lines is a paragraph; verse, addresses and
// wrapped text have short lines and stay whole. Nothing is joined or trimmed, so every leaf is verbatim and the text
// between leaves is line breaks and blank lines alone. Tested in tests/unit/parse/text_test.cc.
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

// One run of lines that are not blank, as spans of the lines.
void add_run(Document& document, const std::vector<Span>& lines) {
  if (lines.empty()) return;
  const bool unwrapped = std::any_of(lines.begin(), lines.end(), [&](Span line) {
    return count_code_points(line.of(document.source)) > kLongestWrap;
  });
  if (!unwrapped) return add_paragraph(document, {lines.front().begin, lines.back().end});
  for (Span line : lines) add_paragraph(document, line);
}

}  // namespace

Document parse_text(const Page& page) {
  Document document;
  document.source = page.text;
  Node root;
  root.kind = NodeKind::document;
  document.nodes.push_back(root);

  const std::string_view text = page.text;
  std::vector<Span> run;
  for (size_t line = 0; line < text.size();) {
    size_t end = text.find('\n', line);
    if (end == std::string_view::npos) end = text.size();
    if (is_blank(text.substr(line, end - line))) {
      add_run(document, run);
      run.clear();
    } else {
      run.push_back({static_cast<uint32_t>(line), static_cast<uint32_t>(end)});
    }
    line = end + 1;
  }
  add_run(document, run);
  document.nodes[kRoot].end = static_cast<NodeId>(document.nodes.size());
  return document;
}

}  // namespace pith
