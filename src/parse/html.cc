#include "parse/html.h"

#include <gumbo.h>

#include "base/text.h"

namespace pith {
namespace {

void* arena_allocate(void* arena, size_t bytes) {
  return static_cast<Arena*>(arena)->allocate(bytes);
}
void arena_free(void*, void*) {}

Tag tag_from(GumboTag tag) {
  static const auto* const kTags = [] {
    auto* table = new std::vector<Tag>;
    for (int i = 0; i <= GUMBO_TAG_UNKNOWN; ++i)
      table->push_back(tag_of(gumbo_normalized_tagname(static_cast<GumboTag>(i))));
    return table;
  }();
  return (*kTags)[tag];
}

bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}

const GumboVector* children_of(const GumboNode* node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) return &node->v.element.children;
  return nullptr;
}

struct Flattener {
  Document& document;
  const char* base;

  NodeId open(const GumboNode* from, NodeId parent, NodeId previous) {
    const NodeId id = static_cast<NodeId>(document.nodes.size());
    if (previous != kNoNode) document.nodes[previous].next = id;
    Node node;
    node.parent = parent;
    if (is_text(from)) {
      node.kind = NodeKind::text;
      node.leaf = static_cast<uint32_t>(document.leaves.size());
      add_leaf(from, id);
      node.source = document.leaves.back().source;
    } else if (from->type == GUMBO_NODE_DOCUMENT) {
      node.kind = NodeKind::document;
    } else {
      fill_element(from->v.element, node);
    }
    document.nodes.push_back(node);
    return id;
  }

  void fill_element(const GumboElement& element, Node& node) {
    node.tag = tag_from(element.tag);
    node.foreign = element.tag_namespace != GUMBO_NAMESPACE_HTML;
    node.implied = element.original_tag.length == 0;
    if (node.implied) return;
    const uint32_t begin = static_cast<uint32_t>(element.original_tag.data - base);
    node.source = {begin, begin + static_cast<uint32_t>(element.original_tag.length)};
  }

  void add_leaf(const GumboNode* from, NodeId id) {
    TextLeaf leaf;
    leaf.node = id;
    const GumboStringPiece raw = from->v.text.original_text;
    const uint32_t begin = static_cast<uint32_t>(raw.data - base);
    leaf.source = {begin, begin + static_cast<uint32_t>(raw.length)};
    const std::string_view decoded = from->v.text.text;
    leaf.verbatim = decoded == leaf.source.of(document.source);
    leaf.text = leaf.verbatim ? leaf.source.of(document.source) : document.arena.copy(decoded);
    leaf.blank = is_blank(leaf.text);
    document.leaves.push_back(leaf);
  }
};

}  // namespace

Result<Document> parse_html(const Page& page, const ParseOptions&) {
  Document document;
  document.source = page.text;
  Arena arena;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = arena_allocate;
  options.deallocator = arena_free;
  options.userdata = &arena;
  options.max_errors = 0;
  const GumboOutput* output = gumbo_parse_with_options(&options, page.text.data(), page.text.size());

  struct Frame {
    const GumboNode* node;
    NodeId id;
    unsigned next_child;
    NodeId previous;
  };
  Flattener flattener{document, page.text.data()};
  std::vector<Frame> stack;
  stack.push_back({output->document, flattener.open(output->document, kNoNode, kNoNode), 0, kNoNode});
  while (!stack.empty()) {
    Frame& top = stack.back();
    const GumboVector* children = children_of(top.node);
    if (!children || top.next_child == children->length) {
      document.nodes[top.id].end = static_cast<NodeId>(document.nodes.size());
      stack.pop_back();
      continue;
    }
    const auto* child = static_cast<const GumboNode*>(children->data[top.next_child++]);
    if (child->type == GUMBO_NODE_COMMENT) continue;
    const NodeId id = flattener.open(child, top.id, top.previous);
    top.previous = id;
    stack.push_back({child, id, 0, kNoNode});
  }
  return document;
}

}  // namespace pith
