// A paragraph is a run of lines that are not blank, without the newline that ends it:
//   "One\ntwo\n\n\nThree\n" gives the leaves "One\ntwo" and "Three".
// Nothing is joined or trimmed, so every leaf is verbatim and the text between leaves is blank lines alone.
#include "parse/text.h"

#include "base/text.h"

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

}  // namespace

Document parse_text(const Page& page) {
  Document document;
  document.source = page.text;
  Node root;
  root.kind = NodeKind::document;
  document.nodes.push_back(root);

  const std::string_view text = page.text;
  Span paragraph;
  for (size_t line = 0; line < text.size();) {
    size_t end = text.find('\n', line);
    if (end == std::string_view::npos) end = text.size();
    if (is_blank(text.substr(line, end - line))) {
      if (!paragraph.empty()) add_paragraph(document, paragraph);
      paragraph = {};
    } else {
      if (paragraph.empty()) paragraph.begin = static_cast<uint32_t>(line);
      paragraph.end = static_cast<uint32_t>(end);
    }
    line = end + 1;
  }
  if (!paragraph.empty()) add_paragraph(document, paragraph);
  document.nodes[kRoot].end = static_cast<NodeId>(document.nodes.size());
  return document;
}

}  // namespace pith
