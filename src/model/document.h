// Document: a page's tree as a flat table in document order, and its text leaves.
//
//   <div><p>One</p>Two</div>      id  kind     parent  next  end      A subtree is the range [id, end):
//                                  0  document  -       -     5       children of n start at n + 1 and
//                                  1  div       0       -     5       follow one another by `next`.
//                                  2  p         1       4     4
//                                  3  "One"     2       -     4
//                                  4  "Two"     1       -     5
//
// A plain-text page has the document node and one text leaf a paragraph, each verbatim.
// A text leaf is one contiguous run of source bytes without markup: where a comment or an ignored tag stands inside a
// text, it is two leaves side by side. Leaves are in the order of the tree. That is the order of the source but for
// misnested markup: text straight inside <table> stands before the table in the tree, and after its rows in the source.
// No two leaves share a byte. <script>, <style> and <svg> are elements without content.
// Views are into Page::text or the document's arena: a Document must not outlive its Page, and the Page must not move
// its text (small-string moves included) while a Document looks at it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/span.h"
#include "model/tag.h"

namespace pith {

using NodeId = uint32_t;
inline constexpr NodeId kNoNode = UINT32_MAX;
inline constexpr NodeId kRoot = 0;

enum class NodeKind : uint8_t { document, element, text };

struct Node {
  NodeKind kind = NodeKind::element;
  Tag tag = Tag::other;
  bool implied = false;  // the parser inserted it; `source` is empty and it has no attributes
  bool foreign = false;  // in svg or math
  NodeId parent = kNoNode;
  NodeId next = kNoNode;       // next sibling
  NodeId end = 0;              // one past the last node of the subtree
  uint32_t leaf = UINT32_MAX;  // text nodes: index into Document::leaves
  Span source;                 // elements: the start tag, '<' to '>'; text: the bytes of the text
  Span id;                     // value of the id attribute in the source, raw; empty = none
  uint32_t classes = 0;        // index into Document::class_values
};

struct TextLeaf {
  NodeId node = kNoNode;
  uint32_t pieces = 0;       // not verbatim: its first entry in Document::pieces
  std::string_view text;     // character references resolved
  Span source;               // where that text stands in the page
  uint32_t piece_count = 0;  // 0 = verbatim
  bool verbatim = false;     // text and source bytes are the same
  bool blank = false;        // nothing but white space
};

// A part of a leaf whose text is not its source: a run that is verbatim, or one character reference or CR LF.
struct TextPiece {
  uint32_t text = 0;    // offset in leaf.text
  uint32_t source = 0;  // offset in the page
  bool verbatim = true;
};

struct Document {
  std::string_view source;        // Page::text
  std::vector<Node> nodes;        // nodes[0] is the document
  std::vector<TextLeaf> leaves;   // in document order
  std::vector<TextPiece> pieces;  // of all leaves that are not verbatim
  // Raw values of class attributes in the source, each once; the first is empty, of elements that have none.
  std::vector<std::string_view> class_values = {{}};
  std::vector<NodeId> annotated;  // elements with itemprop, or with rel=author
  bool depth_capped = false;      // nesting was cut at the parser's limit
  mutable Arena arena;            // decoded text and attribute values

  const Node& node(NodeId id) const { return nodes[id]; }
  NodeId first_child(NodeId id) const { return id + 1 < nodes[id].end ? id + 1 : kNoNode; }
  bool is_ancestor(NodeId ancestor, NodeId id) const { return ancestor <= id && id < nodes[ancestor].end; }

  // Value of an attribute, character references resolved; nullopt when the element does not have it. `name` is lower
  // case. Read from the source's start tag each time: linear in the tag's length. The view lives as long as the
  // document.
  std::optional<std::string_view> attribute(NodeId id, std::string_view name) const;
  // Value of the class attribute, raw.
  std::string_view classes(NodeId id) const { return class_values[nodes[id].classes]; }
  // Lower-case name of an element, also for Tag::other.
  std::string_view name(NodeId id) const;

  // The source bytes of `within` (a range of leaf.text); a character reference is taken whole. Logarithmic.
  Span source_of(const TextLeaf& leaf, Span within) const;
};

// The first broken invariant in words, or "" when all hold: order, nesting, leaf links, spans inside the source and
// disjoint, verbatim leaves equal to their source, pieces covering the others. For tests.
std::string_view check_invariants(const Document& document);

}  // namespace pith
