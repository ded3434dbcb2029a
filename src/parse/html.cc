// Gumbo is guarded on all sides. It gets the reduced page, so nesting and size are bounded before it starts; its memory
// is an arena that is forgotten at once (gumbo_destroy_output recurses to the depth of the tree and takes a seventh of
// the time); it records no errors (by default it keeps one for each fault: 786 MB for 50 KB of nested <div>).
// When the arena is used up the allocator cannot return null (Gumbo does not check), so it jumps out of the parse:
// there are only C frames in between, and all they own is in the arena.
//
// The tree is flattened at once. Gumbo's nodes point into the reduced page, and the reducer's records say what stood
// there. An element's start tag is found by the offset of its '<' (its clones, made for misnested formatting, share
// it); of elements that were folded the records tell all. A text node begins at the stand-in of its first piece; the
// following ones are matched byte by byte, since in framesets Gumbo leaves out some of the text. Pieces that touch in
// the page are one leaf; where markup was dropped between them a new leaf begins.
//
// Gumbo's own spans of elements are not used: for implied and misnested ones they are wrong.
// No recursion: the tree may be as deep as the limit of the reducer. Tested in tests/unit/parse/html_test.cc.
#include "parse/html.h"

#include <gumbo.h>

#include <algorithm>
#include <csetjmp>
#include <string>

#include "base/text.h"
#include "base/value_numbers.h"
#include "parse/leaf.h"
#include "parse/reduce.h"

namespace pith {
namespace {

// Memory that one thread uses again for every page.
struct Scratch {
  Reduced reduced;
  Arena arena;
  size_t left = 0;
  std::jmp_buf out_of_memory;
};

void* allocate(void* userdata, size_t bytes) {
  auto* scratch = static_cast<Scratch*>(userdata);
  if (bytes > scratch->left) std::longjmp(scratch->out_of_memory, 1);
  scratch->left -= bytes;
  return scratch->arena.allocate(bytes);
}
void release(void*, void*) {}

// Newer Gumbo has a limit of its own.
template <typename Options>
void lift_depth_limit(Options& options) {
  if constexpr (requires { options.max_tree_depth; }) options.max_tree_depth = UINT32_MAX;
}

// Null when the tree would take more than `max_bytes`.
const GumboOutput* run_gumbo(Scratch& scratch, size_t max_bytes) {
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = allocate;
  options.deallocator = release;
  options.userdata = &scratch;
  options.max_errors = 0;
  lift_depth_limit(options);
  scratch.left = max_bytes;
  if (setjmp(scratch.out_of_memory) != 0) return nullptr;
  return gumbo_parse_with_options(&options, scratch.reduced.bytes.data(), scratch.reduced.bytes.size());
}

const std::vector<Tag>& tags_of_gumbo() {
  static const auto* const kTags = [] {
    auto* tags = new std::vector<Tag>;
    for (int i = 0; i < GUMBO_TAG_UNKNOWN; ++i)
      tags->push_back(tag_of(gumbo_normalized_tagname(static_cast<GumboTag>(i))));
    return tags;
  }();
  return *kTags;
}

bool is_text(const GumboNode* node) {
  return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
}

const GumboVector* children_of(const GumboNode* node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  if (node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE) {
    const bool svg = node->v.element.tag == GUMBO_TAG_SVG && node->v.element.tag_namespace == GUMBO_NAMESPACE_SVG;
    return svg ? nullptr : &node->v.element.children;
  }
  return nullptr;
}

// The record at reduced offset `at`, looked for from `hint` on (trees are nearly in source order).
template <typename Record>
const Record* find_record(const std::vector<Record>& records, size_t at, size_t& hint) {
  const bool near = hint < records.size() && records[hint].at <= at;
  if (near) {
    const size_t end = std::min(records.size(), hint + 8);
    for (size_t i = hint; i < end; ++i) {
      if (records[i].at == at) return &records[hint = i];
    }
  }
  const auto found = std::lower_bound(records.begin(), records.end(), at,
                                      [](const Record& record, size_t wanted) { return record.at < wanted; });
  if (found == records.end() || found->at != at) return nullptr;
  hint = static_cast<size_t>(found - records.begin());
  return &*found;
}

class Flattener {
 public:
  Flattener(const Reduced& reduced, std::string_view source) : reduced_(reduced) {
    document_.source = source;
    classes_.number_of("");
    document_.depth_capped = reduced.depth_capped;
    const size_t texts = reduced.texts.size() + reduced.inside.size() - reduced.elements.size();
    document_.nodes.reserve(reduced.start_tags + texts + 8);
    document_.leaves.reserve(texts);
  }

  Document run(const GumboNode* root) {
    Node node;
    node.kind = NodeKind::document;
    stack_.push_back({children_of(root), {add(node, kNoNode)}});
    while (!stack_.empty()) {
      Frame& top = stack_.back();
      if (!top.children || top.next == top.children->length) {
        document_.nodes[top.parent.id].end = count();
        stack_.pop_back();
      } else {
        visit(static_cast<const GumboNode*>(top.children->data[top.next++]), top.parent);
      }
    }
    document_.class_values = classes_.take();
    return std::move(document_);
  }

 private:
  struct Parent {
    NodeId id;
    NodeId previous = kNoNode;  // the child added last
  };
  struct Frame {
    const GumboVector* children;
    Parent parent;
    unsigned next = 0;
  };

  // A folded element whose content is being added.
  struct Folded {
    Parent parent;
    uint32_t next, end;  // of the pieces inside
  };

  NodeId count() const { return static_cast<NodeId>(document_.nodes.size()); }

  NodeId add(Node& node, NodeId parent) {
    node.parent = parent;
    node.end = count() + 1;
    document_.nodes.push_back(node);
    return count() - 1;
  }

  void add_child(Node& node, Parent& parent) {
    if (parent.previous != kNoNode) document_.nodes[parent.previous].next = count();
    parent.previous = add(node, parent.id);
  }

  void visit(const GumboNode* child, Parent& parent) {
    if (is_text(child)) return add_text(child->v.text, parent);
    if (child->type == GUMBO_NODE_COMMENT) return;
    Node node = element(child->v.element);
    add_child(node, parent);
    stack_.push_back({children_of(child), {parent.previous}});
  }

  const ReducedTag* record_of(const GumboElement& from) {
    return from.original_tag.length > 0 ? find_record(reduced_.tags, offset(from.original_tag), tag_) : nullptr;
  }

  Node element(const GumboElement& from) {
    Node node;
    node.foreign = from.tag_namespace != GUMBO_NAMESPACE_HTML;
    if (from.tag < GUMBO_TAG_UNKNOWN) node.tag = tags_of_gumbo()[from.tag];
    const ReducedTag* record = record_of(from);
    node.implied = record == nullptr;
    if (record) say(*record, node);
    return node;
  }

  // What the start tag says of the node, which is added next.
  void say(const ReducedTag& record, Node& node) {
    if (node.tag == Tag::other) node.tag = record.tag;
    node.source = record.source;
    node.id = record.id;
    if (!record.classes.empty()) node.classes = classes_.number_of(record.classes.of(document_.source));
    if (record.annotated) document_.annotated.push_back(count());
  }

  size_t offset(const GumboStringPiece& piece) const { return static_cast<size_t>(piece.data - reduced_.bytes.data()); }

  void add_text(const GumboText& from, Parent& parent) {
    if (from.original_text.data < reduced_.bytes.data()) return;  // a text of Gumbo's own (<isindex>)
    const ReducedText* piece = find_record(reduced_.texts, offset(from.original_text), text_);
    const ReducedText* const end = reduced_.texts.data() + reduced_.texts.size();
    for (const char* byte = from.text; *byte && piece; ++byte, ++piece) {
      while (piece != end && piece->stand_in != *byte) ++piece;
      if (piece == end) break;
      add_piece(*piece, parent);
    }
    end_leaf(parent);
    if (piece) text_ = static_cast<size_t>(piece - reduced_.texts.data());
  }

  void add_piece(const ReducedText& piece, Parent& parent) {
    if (piece.element != kNotFolded) return end_leaf(parent), add_folded(reduced_.elements[piece.element], parent);
    if (first_ && piece.source.begin != last_->source.end) end_leaf(parent);
    if (!first_) first_ = &piece;
    last_ = &piece;
  }

  void end_leaf(Parent& parent) {
    if (first_) add_leaf(first_, last_, parent);
    first_ = nullptr;
  }

  // An element that Gumbo has not seen, and all that it holds.
  void add_folded(const ReducedElement& element, Parent& parent) {
    folded_.clear();
    open_folded(element, parent);
    while (!folded_.empty()) {
      Folded& top = folded_.back();
      if (top.next == top.end) {
        end_leaf(top.parent);
        document_.nodes[top.parent.id].end = count();
        folded_.pop_back();
        continue;
      }
      const ReducedText& piece = reduced_.inside[top.next++];
      if (piece.element == kNotFolded) {
        add_piece(piece, top.parent);
      } else {
        end_leaf(top.parent);
        open_folded(reduced_.elements[piece.element], top.parent);
      }
    }
  }

  void open_folded(const ReducedElement& element, Parent& parent) {
    Node node;
    node.foreign = element.tag.tag == Tag::svg;
    say(element.tag, node);
    add_child(node, parent);
    folded_.push_back({{parent.previous}, element.begin, element.end});
  }

  void add_leaf(const ReducedText* first, const ReducedText* last, Parent& parent) {
    TextLeaf leaf;
    leaf.node = count();
    leaf.source = {first->source.begin, last->source.end};
    leaf.verbatim = std::none_of(first, last + 1, [](const ReducedText& piece) { return piece.decode; });
    if (leaf.verbatim) {
      leaf.text = leaf.source.of(document_.source);
    } else {
      resolve_leaf(first, last, decoded_, leaf, document_);
    }
    leaf.blank = is_blank_leaf(first, last, leaf.text);
    Node node;
    node.kind = NodeKind::text;
    node.leaf = static_cast<uint32_t>(document_.leaves.size());
    node.source = leaf.source;
    add_child(node, parent);
    document_.leaves.push_back(leaf);
  }

  static bool is_blank_leaf(const ReducedText* first, const ReducedText* last, std::string_view text) {
    if (first == last && first->stand_in != '-') return true;
    return is_blank(text);
  }

  const Reduced& reduced_;
  Document document_;
  std::vector<Frame> stack_;
  std::vector<Folded> folded_;
  const ReducedText* first_ = nullptr;  // of the leaf that is being gathered
  const ReducedText* last_ = nullptr;
  ValueNumbers classes_;
  size_t tag_ = 0, text_ = 0;  // where the next records are looked for
  std::string decoded_;        // scratch
};

Error too_large(std::string message) {
  return {ErrorCode::too_large, std::move(message), {}};
}

}  // namespace

Result<Document> parse_html(const Page& page, const ParseOptions& options) {
  if (page.text.size() > kMaxDocumentBytes) return too_large("the page is larger than 1 GiB");
  static thread_local Scratch scratch;
  scratch.arena.reset();
  reduce(page.text, options.max_depth, scratch.reduced);
  const size_t tags = std::max(scratch.reduced.start_tags, scratch.reduced.end_tags);
  if (tags > options.max_elements)
    return too_large("the page has more than " + std::to_string(options.max_elements) + " elements");
  if (tags > options.dense_elements && page.text.size() / options.dense_bytes < tags)
    return too_large("the page has more than " + std::to_string(options.dense_elements) + " elements, and fewer than " +
                     std::to_string(options.dense_bytes) + " bytes for each");
  const GumboOutput* output = run_gumbo(scratch, options.max_tree_bytes);
  if (!output)
    return too_large("the page's tree takes more than " + std::to_string(options.max_tree_bytes >> 20) + " MiB");
  return Flattener(scratch.reduced, page.text).run(output->document);
}

}  // namespace pith
