// Segmentation walks the node table once. Every element is inline, a boundary (its begin and its end each end the
// current block) or skipped (it holds no text that a reader sees: script, style, template, head but for nothing).
//
//   <div>Intro <b>bold</b><p>One</p>rest</div>   gives the blocks "Intro bold", "One", "rest".
//   <ul><li>One<ul><li>Two</li></ul></li></ul>   gives two list items of levels 1 and 2.
//   <p>One<br>two<br><br>Three</p>               gives "One\ntwo" and "Three": so old pages write paragraphs.
//
// The kind comes from the nearest enclosing element that has one. <noscript> holds the page a second time for browsers
// that run no script, or a plea to switch it on: it counts only where it holds more text than all the rest. Fallback
// text of <iframe> is never shown. Most blocks are one leaf whose white space is already squeezed: their text is a view
// of the leaf; only joined or squeezed texts are copied. Tested in tests/unit/blocks/segment_test.cc.
#include "blocks/segment.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <optional>

#include "base/text.h"
#include "blocks/runs.h"

namespace pith {
namespace {

enum class Display : uint8_t { inline_, boundary, skipped };

constexpr std::array<Display, kTagCount> make_displays() {
  std::array<Display, kTagCount> table{};
  auto set = [&](Display display, std::initializer_list<Tag> tags) {
    for (Tag tag : tags) table[static_cast<size_t>(tag)] = display;
  };
  set(Display::boundary,
      {Tag::html,       Tag::body,    Tag::article,    Tag::section,  Tag::nav,      Tag::aside,    Tag::h1,
       Tag::h2,         Tag::h3,      Tag::h4,         Tag::h5,       Tag::h6,       Tag::hgroup,   Tag::header,
       Tag::footer,     Tag::address, Tag::main,       Tag::search,   Tag::p,        Tag::hr,       Tag::pre,
       Tag::blockquote, Tag::ol,      Tag::ul,         Tag::menu,     Tag::li,       Tag::dl,       Tag::dt,
       Tag::dd,         Tag::figure,  Tag::figcaption, Tag::div,      Tag::table,    Tag::caption,  Tag::colgroup,
       Tag::col,        Tag::tbody,   Tag::thead,      Tag::tfoot,    Tag::tr,       Tag::td,       Tag::th,
       Tag::form,       Tag::button,  Tag::select,     Tag::optgroup, Tag::option,   Tag::textarea, Tag::fieldset,
       Tag::legend,     Tag::details, Tag::summary,    Tag::dialog,   Tag::center,   Tag::dir,      Tag::frameset,
       Tag::xmp,        Tag::listing, Tag::plaintext,  Tag::marquee,  Tag::noscript, Tag::video,    Tag::audio,
       Tag::object,     Tag::canvas});
  set(Display::skipped, {Tag::head, Tag::title, Tag::style, Tag::script, Tag::template_, Tag::svg, Tag::iframe,
                         Tag::noembed, Tag::noframes, Tag::datalist});
  return table;
}
constexpr std::array<Display, kTagCount> kDisplays = make_displays();

Display display_of(const Node& node) {
  if (node.foreign && node.tag != Tag::math) return node.tag == Tag::svg ? Display::skipped : Display::inline_;
  return kDisplays[static_cast<size_t>(node.tag)];
}

size_t bytes_of_text(const Document& document, NodeId id) {
  const Node& node = document.nodes[id];
  if (node.kind != NodeKind::text) return 0;
  const TextLeaf& leaf = document.leaves[node.leaf];
  return leaf.blank ? 0 : leaf.text.size();
}

std::string_view without_ascii_space_around(std::string_view text) {
  while (!text.empty() && is_ascii_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_ascii_space(text.back())) text.remove_suffix(1);
  return text;
}

bool is_preformatted(Tag tag) {
  return tag == Tag::pre || tag == Tag::xmp || tag == Tag::listing || tag == Tag::plaintext || tag == Tag::textarea;
}

bool is_list(Tag tag) {
  return tag == Tag::ul || tag == Tag::ol || tag == Tag::menu || tag == Tag::dir;
}

// What a boundary element hands down to the blocks below it.
struct Context {
  NodeId node = kRoot;
  BlockKind kind = BlockKind::paragraph;
  uint8_t level = 0;
  uint8_t list_depth = 0;
};

// The kind of the blocks below an element, by its tag; nothing: the kind that they had.
constexpr auto kKindBelow = [] {
  std::array<std::optional<BlockKind>, kTagCount> kinds;
  const auto below = [&kinds](std::initializer_list<Tag> tags, BlockKind kind) {
    for (Tag tag : tags) kinds[static_cast<size_t>(tag)] = kind;
  };
  below({Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6}, BlockKind::heading);
  below({Tag::ul, Tag::ol, Tag::menu, Tag::dir}, BlockKind::paragraph);
  below({Tag::table, Tag::article, Tag::section, Tag::nav, Tag::aside, Tag::footer}, BlockKind::paragraph);
  below({Tag::li}, BlockKind::list_item);
  below({Tag::td, Tag::th}, BlockKind::table_cell);
  below({Tag::pre, Tag::xmp, Tag::listing, Tag::plaintext}, BlockKind::code);
  below({Tag::blockquote}, BlockKind::quote);
  below({Tag::figcaption, Tag::caption}, BlockKind::caption);
  below({Tag::dt}, BlockKind::term);
  below({Tag::dd}, BlockKind::definition);
  below({Tag::button, Tag::select, Tag::option, Tag::textarea}, BlockKind::control);
  return kinds;
}();

Context enter(const Context& outer, NodeId id, Tag tag) {
  Context inner = outer;
  inner.node = id;
  inner.kind = kKindBelow[static_cast<size_t>(tag)].value_or(outer.kind);
  if (const int level = heading_level(tag)) inner.level = static_cast<uint8_t>(level);
  if (is_list(tag) && inner.list_depth < UINT8_MAX) ++inner.list_depth;
  if (tag == Tag::li) inner.level = inner.list_depth;
  return inner;
}

// Whether the page shows more text to browsers without script than to others.
bool lives_in_noscript(const Document& document) {
  size_t inside = 0, outside = 0;
  for (NodeId id = 0; id < document.nodes.size();) {
    const Node& node = document.nodes[id];
    if (node.kind == NodeKind::element && node.tag == Tag::noscript) {
      for (NodeId n = id; n < node.end; ++n) inside += bytes_of_text(document, n);
      id = node.end;
    } else if (node.kind == NodeKind::element && display_of(node) == Display::skipped && node.tag != Tag::head) {
      id = node.end;
    } else {
      outside += bytes_of_text(document, id++);
    }
  }
  return inside > outside;
}

class Segmenter {
 public:
  Segmenter(const Document& document, Blocks& blocks) : document_(document), blocks_(blocks) {}

  void run() {
    const auto count = static_cast<NodeId>(document_.nodes.size());
    skip_noscript_ = !lives_in_noscript(document_);
    blocks_.first_of_node.assign(count, 0);
    blocks_.list.reserve(document_.leaves.size() / 2);
    for (NodeId id = 0; id < count;) {
      close_ended(id);
      blocks_.first_of_node[id] = static_cast<BlockId>(blocks_.size() + (pending_ ? 1 : 0));
      id = visit(id);
    }
    close_ended(count);
    flush();
    finish_index();
  }

 private:
  struct Open {
    NodeId end;
    Context outer;
    bool boundary;
    bool link;
    bool preformatted;
  };

  NodeId visit(NodeId id) {
    const Node& node = document_.nodes[id];
    if (node.kind == NodeKind::text) {
      add_leaf(node.leaf);
      return id + 1;
    }
    if (node.kind == NodeKind::document) return id + 1;
    const Display display = skip_noscript_ && node.tag == Tag::noscript ? Display::skipped : display_of(node);
    if (display == Display::skipped) {
      skip_index(id, node.end);
      return node.end;
    }
    if (display == Display::boundary) flush(), blocks_.first_of_node[id] = static_cast<BlockId>(blocks_.size());
    if (node.tag == Tag::br) add_break();
    if (node.end > id + 1) open(id, node, display);
    return id + 1;
  }

  void open(NodeId id, const Node& node, Display display) {
    const bool boundary = display == Display::boundary;
    const bool link = node.tag == Tag::a && document_.attribute(id, "href").has_value();
    const bool preformatted = is_preformatted(node.tag);
    if (!boundary && !link) return;
    stack_.push_back({node.end, context_, boundary, link, preformatted});
    if (boundary) context_ = enter(context_, id, node.tag);
    links_open_ += link, preformatted_ += preformatted;
    if (link) ++links_begun_;
  }

  void close_ended(NodeId id) {
    while (!stack_.empty() && stack_.back().end <= id) {
      const Open& top = stack_.back();
      if (top.boundary) flush();
      context_ = top.outer;
      links_open_ -= top.link, preformatted_ -= top.preformatted;
      stack_.pop_back();
    }
  }

  void skip_index(NodeId from, NodeId to) {
    std::fill(blocks_.first_of_node.begin() + from, blocks_.first_of_node.begin() + to,
              static_cast<BlockId>(blocks_.size() + (pending_ ? 1 : 0)));
  }

  void add_leaf(uint32_t index) {
    const TextLeaf& leaf = document_.leaves[index];
    if (leaf.blank && (preformatted_ == 0 || !pending_)) {  // a blank first line of code holds nothing to keep
      pending_space_ = pending_space_ || (pending_ && !leaf.text.empty());
      return;
    }
    if (!pending_) begin(index);
    if (pending_break_ && has_text()) own_text(), text_ += '\n', pending_space_ = false;
    pending_break_ = false;
    block_.leaf_end = index + 1;
    const uint32_t before = letters_;
    append(leaf.text);
    if (links_open_ > 0) block_.link_letters += letters_ - before;
  }

  void add_break() {
    if (pending_break_ && pending_ && preformatted_ == 0 && context_.kind != BlockKind::heading) return flush();
    pending_break_ = true;
  }

  void begin(uint32_t index) {
    pending_ = true;
    block_ = Block{};
    block_.kind = context_.kind;
    block_.level = context_.level;
    block_.node = context_.node;
    block_.leaf_begin = index;
    pending_break_ = pending_space_ = false;
    letters_ = 0;
    text_.clear();
    view_ = {};
  }

  bool has_text() const { return !view_.empty() || !text_.empty(); }

  // From a view of one leaf to a text of the segmenter's own.
  void own_text() {
    text_ += view_;
    view_ = {};
  }

  void append(std::string_view leaf) {
    letters_ += count_letters(leaf);
    if (preformatted_ > 0) {
      own_text();
      text_ += leaf;
      return;
    }
    const std::string_view core = without_ascii_space_around(leaf);
    if (!has_text() && is_squeezed(core)) {
      view_ = core;
      pending_space_ = core.end() != leaf.end();
      return;
    }
    own_text();
    append_squeezed(leaf, text_, pending_space_);
  }

  void flush() {
    if (!pending_) {
      links_begun_ = 0;
      return;
    }
    pending_ = pending_break_ = pending_space_ = false;
    block_.text = text_.empty() ? view_ : blocks_.arena.copy(text_);
    block_.words = count_words(block_.text);
    block_.letters = letters_;
    block_.links = static_cast<uint16_t>(std::min<uint32_t>(links_begun_, UINT16_MAX));
    block_.source = {document_.leaves[block_.leaf_begin].source.begin,
                     document_.leaves[block_.leaf_end - 1].source.end};
    blocks_.words += block_.words;
    blocks_.letters += block_.letters;
    blocks_.list.push_back(block_);
    links_begun_ = 0;
  }

  // A node seen while a block was pending pointed past it; a node before which the block ended points at the next one.
  void finish_index() {
    for (BlockId& first : blocks_.first_of_node) first = std::min<BlockId>(first, static_cast<BlockId>(blocks_.size()));
  }

  const Document& document_;
  Blocks& blocks_;
  std::vector<Open> stack_;
  Context context_;
  Block block_;
  std::string_view view_;  // the block's text while it is one squeezed leaf; then text_ is empty
  std::string text_;
  bool skip_noscript_ = true;
  bool pending_ = false;        // block_ holds text
  bool pending_break_ = false;  // a <br> since the last text
  bool pending_space_ = false;  // white space since the last text
  uint32_t letters_ = 0;
  uint32_t links_begun_ = 0;
  int links_open_ = 0;
  int preformatted_ = 0;
};

Blocks segment_text(const Document& document) {
  Blocks blocks;
  blocks.first_of_node.assign(document.nodes.size(), 0);
  for (uint32_t i = 0; i < document.leaves.size(); ++i) {
    const TextLeaf& leaf = document.leaves[i];
    Block block;
    block.node = kRoot;
    block.leaf_begin = i;
    block.leaf_end = i + 1;
    block.text = leaf.text;
    block.source = leaf.source;
    block.words = count_words(leaf.text);
    block.letters = count_letters(leaf.text);
    blocks.first_of_node[leaf.node] = static_cast<BlockId>(blocks.size());
    blocks.words += block.words;
    blocks.letters += block.letters;
    blocks.list.push_back(block);
  }
  return blocks;
}

}  // namespace

Blocks segment(const Document& document, PageKind kind) {
  if (kind == PageKind::text) return segment_text(document);
  Blocks blocks;
  Segmenter(document, blocks).run();
  return blocks;
}

Span source_of(const Document& document, const Block& block, Span within) {
  while (!within.empty() && is_ascii_space(block.text[within.begin])) ++within.begin;
  while (!within.empty() && is_ascii_space(block.text[within.end - 1])) --within.end;
  Span found{block.source.end, block.source.begin};
  for (const Run& run : runs_of(document, block)) {
    const Span part{std::max(run.text_begin, within.begin), std::min(run.text_begin + run.length, within.end)};
    if (part.begin >= part.end) continue;
    const uint32_t shift = run.leaf_begin - run.text_begin;  // may wrap around, and back
    const Span source = document.source_of(document.leaves[run.leaf], {part.begin + shift, part.end + shift});
    found = {std::min(found.begin, source.begin), std::max(found.end, source.end)};
  }
  return found.begin <= found.end ? found : Span{block.source.begin, block.source.begin};
}

bool is_part_of(const Document& document, const Block& block, const TextLeaf& leaf) {
  for (NodeId id = document.nodes[leaf.node].parent; id != block.node && id != kNoNode;
       id = document.nodes[id].parent) {
    const Node& node = document.nodes[id];
    if (node.tag == Tag::noscript || display_of(node) == Display::skipped) return false;
  }
  return true;
}

namespace {

std::string_view check_block(const Document& document, const Block& block) {
  if (block.leaf_begin >= block.leaf_end || block.leaf_end > document.leaves.size()) return "block without leaves";
  if (is_blank(block.text)) return "blank block";
  if (block.words != count_words(block.text)) return "words are not count_words(text)";
  if (block.letters != count_letters(block.text)) return "letters are not count_letters(text)";
  if (block.link_letters > block.letters) return "more letters in links than letters";
  for (uint32_t i = block.leaf_begin; i < block.leaf_end; ++i) {
    if (block.node != kRoot && !document.is_ancestor(block.node, document.leaves[i].node))
      return "leaf outside the block's node";
  }
  return "";
}

}  // namespace

std::string_view check_invariants(const Document& document, const Blocks& blocks) {
  if (blocks.first_of_node.size() != document.nodes.size()) return "first_of_node is not per node";
  uint32_t last_leaf = 0, words = 0, letters = 0;
  for (const Block& block : blocks.list) {
    if (auto fault = check_block(document, block); !fault.empty()) return fault;
    if (block.leaf_begin < last_leaf) return "blocks overlap or are out of order";
    last_leaf = block.leaf_end;
    words += block.words, letters += block.letters;
  }
  if (words != blocks.words || letters != blocks.letters) return "sums differ from the list";
  BlockId previous = 0;
  for (BlockId first : blocks.first_of_node) {
    if (first < previous || first > blocks.size()) return "first_of_node falls or is out of range";
    previous = first;
  }
  return "";
}

Blocks::Range Blocks::inside(const Document& document, NodeId node) const {
  const NodeId end = document.nodes[node].end;
  const auto count = static_cast<BlockId>(list.size());
  Range range{first_of_node[node], end < first_of_node.size() ? first_of_node[end] : count};
  if (!range.empty() && document.leaves[list[range.last - 1].leaf_end - 1].node >= end) --range.last;
  return range;
}

}  // namespace pith
