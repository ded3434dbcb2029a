#include "model/document.h"

#include <algorithm>

#include "base/entities.h"
#include "base/text.h"

namespace pith {
namespace {

// Raw attribute value spans are found by the rules of the HTML tokeniser (13.2.5.32 to 13.2.5.40): a name ends at white
// space, '/', '>' or '='; the first of two attributes with one name counts.
struct AttributeScanner {
  std::string_view tag;  // "<name a=b ...>"
  size_t at;

  explicit AttributeScanner(std::string_view start_tag) : tag(start_tag), at(1) {
    while (at < tag.size() && !is_ascii_space(tag[at]) && tag[at] != '/' && tag[at] != '>') ++at;
  }

  bool next(std::string_view* name, std::string_view* value) {
    while (at < tag.size() && (is_ascii_space(tag[at]) || tag[at] == '/')) ++at;
    if (at >= tag.size() || tag[at] == '>') return false;
    const size_t name_begin = at++;  // a leading '=' belongs to the name
    while (at < tag.size() && !is_ascii_space(tag[at]) && tag[at] != '/' && tag[at] != '>' && tag[at] != '=') ++at;
    *name = tag.substr(name_begin, at - name_begin);
    *value = {};
    skip_space();
    if (at >= tag.size() || tag[at] != '=') return true;
    ++at;
    skip_space();
    read_value(value);
    return true;
  }

 private:
  void skip_space() {
    while (at < tag.size() && is_ascii_space(tag[at])) ++at;
  }
  void read_value(std::string_view* value) {
    if (at >= tag.size() || tag[at] == '>') return;
    if (tag[at] == '"' || tag[at] == '\'') {
      const size_t end = std::min(tag.find(tag[at], at + 1), tag.size());
      *value = tag.substr(at + 1, end - at - 1);
      at = std::min(end + 1, tag.size());
      return;
    }
    const size_t begin = at;
    while (at < tag.size() && !is_ascii_space(tag[at]) && tag[at] != '>') ++at;
    *value = tag.substr(begin, at - begin);
  }
};

}  // namespace

std::optional<std::string_view> Document::attribute(NodeId id, std::string_view wanted) const {
  const Node& element = nodes[id];
  if (element.kind != NodeKind::element || element.source.empty()) return std::nullopt;
  AttributeScanner scanner(element.source.of(source));
  std::string_view name, value;
  while (scanner.next(&name, &value)) {
    if (!equals_ignoring_ascii_case(name, wanted)) continue;
    if (value.find('&') == std::string_view::npos) return value;
    return arena.copy(decode_entities(value, EntityContext::attribute));
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
  const std::string_view raw = leaf.source.of(source);
  return {leaf.source.begin + static_cast<uint32_t>(raw_offset_of_decoded(raw, within.begin)),
          leaf.source.begin + static_cast<uint32_t>(raw_offset_of_decoded(raw, within.end))};
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

std::string_view check_leaf(const Document& d, const TextLeaf& leaf, NodeId previous) {
  if (leaf.node >= d.nodes.size() || d.nodes[leaf.node].kind != NodeKind::text) return "leaf of no text node";
  if (previous != kNoNode && leaf.node <= previous) return "leaves out of document order";
  if (leaf.source.end > d.source.size() || leaf.source.begin > leaf.source.end) return "leaf outside the source";
  if (leaf.verbatim && leaf.source.of(d.source) != leaf.text) return "verbatim leaf differs from its source";
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
  return "";
}

}  // namespace pith
