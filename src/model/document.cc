#include "model/document.h"

#include <algorithm>

#include "base/entities.h"
#include "base/text.h"
#include "model/attributes.h"

namespace pith {
namespace {

// CR LF and CR read as LF (HTML Living Standard, 13.2.3.5).
std::string with_newlines(std::string_view raw) {
  std::string out;
  for (size_t at = 0; at < raw.size(); ++at) {
    if (raw[at] == '\r' && raw.substr(at + 1, 1) == "\n") continue;
    out += raw[at] == '\r' ? '\n' : raw[at];
  }
  return out;
}

}  // namespace

std::optional<std::string_view> Document::attribute(NodeId id, std::string_view wanted) const {
  const Node& element = nodes[id];
  if (element.kind != NodeKind::element || element.source.empty()) return std::nullopt;
  AttributeScanner scanner(source, element.source);
  while (scanner.next()) {
    if (!equals_ignoring_ascii_case(scanner.name(), wanted)) continue;
    const std::string_view raw = scanner.value();
    if (raw.find('&') == std::string_view::npos && raw.find('\r') == std::string_view::npos) return raw;
    return arena.copy(decode_entities(with_newlines(raw), EntityContext::attribute));
  }
  return std::nullopt;
}

std::string_view Document::name(NodeId id) const {
  const Node& element = nodes[id];
  if (element.tag != Tag::other) return tag_name(element.tag);
  if (element.kind != NodeKind::element || element.source.empty()) return "";
  const std::string_view tag = element.source.of(source);
  size_t end = 1;
  while (end < tag.size() && !is_ascii_space(tag[end]) && tag[end] != '/' && tag[end] != '>') ++end;
  const std::string_view raw = tag.substr(1, end - 1);
  for (char c : raw) {
    if (c >= 'A' && c <= 'Z') return arena.copy(ascii_lowered(raw));
  }
  return raw;
}

Span Document::source_of(const TextLeaf& leaf, Span within) const {
  if (leaf.verbatim) return {leaf.source.begin + within.begin, leaf.source.begin + within.end};
  const auto begin = pieces.begin() + leaf.pieces, end = begin + leaf.piece_count;
  auto piece_at = [&](uint32_t offset) {
    return std::upper_bound(begin, end, offset, [](uint32_t at, const TextPiece& p) { return at < p.text; }) - 1;
  };
  auto source_begin = [&](uint32_t offset) {
    if (offset >= leaf.text.size()) return leaf.source.end;
    const auto piece = piece_at(offset);
    return piece->source + (piece->verbatim ? offset - piece->text : 0);
  };
  auto source_end = [&](uint32_t offset) {  // of the character that ends there
    const auto piece = piece_at(offset - 1);
    if (piece->verbatim) return piece->source + (offset - piece->text);
    return piece + 1 == end ? leaf.source.end : (piece + 1)->source;
  };
  const uint32_t from = source_begin(within.begin);
  return {from, within.empty() ? from : source_end(within.end)};
}

namespace {

std::string_view check_node(const Document& d, NodeId id) {
  const Node& n = d.nodes[id];
  if (n.end <= id || n.end > d.nodes.size()) return "subtree end out of range";
  if (id == kRoot)
    return n.kind == NodeKind::document && n.end == d.nodes.size() ? "" : "node 0 is not the whole document";
  if (n.parent >= id || !d.is_ancestor(n.parent, id)) return "node outside its parent";
  if (n.next != kNoNode && (n.next != n.end || d.nodes[n.next].parent != n.parent))
    return "next is not the next sibling";
  if (n.source.end > d.source.size() || n.source.begin > n.source.end) return "span outside the source";
  if (n.kind == NodeKind::text && (n.leaf >= d.leaves.size() || d.leaves[n.leaf].node != id))
    return "text without its leaf";
  return "";
}

std::string_view check_pieces(const Document& d, const TextLeaf& leaf) {
  if (leaf.verbatim != (leaf.piece_count == 0)) return "verbatim leaf with pieces, or the reverse";
  if (leaf.pieces + leaf.piece_count > d.pieces.size()) return "pieces out of range";
  uint32_t text = 0, source = leaf.source.begin;
  for (uint32_t i = leaf.pieces; i < leaf.pieces + leaf.piece_count; ++i) {
    const TextPiece& piece = d.pieces[i];
    const bool first = i == leaf.pieces;
    if (first ? piece.text != 0 || piece.source != source : piece.text <= text || piece.source <= source)
      return "pieces do not rise";
    text = piece.text;
    source = piece.source;
  }
  return text > leaf.text.size() || source > leaf.source.end ? "piece outside its leaf" : "";
}

// No byte of the source is in two leaves.
bool leaves_are_disjoint(const Document& d) {
  std::vector<Span> spans;
  for (const TextLeaf& leaf : d.leaves) spans.push_back(leaf.source);
  std::sort(spans.begin(), spans.end(), [](Span a, Span b) { return a.begin < b.begin; });
  for (size_t i = 1; i < spans.size(); ++i) {
    if (spans[i].begin < spans[i - 1].end) return false;
  }
  return true;
}

std::string_view check_leaf(const Document& d, const TextLeaf& leaf, NodeId previous) {
  if (leaf.node >= d.nodes.size() || d.nodes[leaf.node].kind != NodeKind::text) return "leaf of no text node";
  if (previous != kNoNode && leaf.node <= previous) return "leaves out of document order";
  if (leaf.source.end > d.source.size() || leaf.source.begin > leaf.source.end) return "leaf outside the source";
  if (leaf.verbatim && leaf.source.of(d.source) != leaf.text) return "verbatim leaf differs from its source";
  if (auto fault = check_pieces(d, leaf); !fault.empty()) return fault;
  if (leaf.blank != is_blank(leaf.text)) return "blank flag is wrong";
  return "";
}

}  // namespace

std::string_view check_invariants(const Document& document) {
  if (document.nodes.empty()) return "no document node";
  for (NodeId id = 0; id < document.nodes.size(); ++id) {
    if (auto fault = check_node(document, id); !fault.empty()) return fault;
  }
  NodeId previous = kNoNode;
  for (const TextLeaf& leaf : document.leaves) {
    if (auto fault = check_leaf(document, leaf, previous); !fault.empty()) return fault;
    previous = leaf.node;
  }
  return leaves_are_disjoint(document) ? "" : "leaves overlap";
}

}  // namespace pith
