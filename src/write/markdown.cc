// Blocks become paragraphs, headings, fences and tables; quotes and list items become prefixes of their lines.
// `levels_` are the prefixes that are open: a block closes those that are not around it and opens its own, whose
// markers stand on its first line.
//
//   <ol><li>One<pre>x</pre></li><li>Two</li></ol>
//
//   1. One
//
//      ```
//      x
//      ```
//
//   2. Two
//
// Tested in tests/unit/write/markdown_test.cc.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "write/images.h"
#include "write/inline.h"
#include "write/links.h"
#include "write/markdown_inline.h"
#include "write/markdown_table.h"
#include "write/outline.h"
#include "write/pieces.h"
#include "write/writer.h"

namespace pith {
namespace {

// One open quote or list item.
struct Level {
  NodeId node = kNoNode;
  std::string marker;  // on the first line
  std::string prefix;  // on the others
};

NodeId node_of(const OutlineBox* box) {
  return box ? box->node : kNoNode;
}

std::string_view right_trimmed(std::string_view text) {
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

class MarkdownWriter {
 public:
  explicit MarkdownWriter(const WriteInput& input)
      : input_(input), links_(input.document, input.url()), outline_(input.document, input.blocks) {}

  std::string run() {
    const std::vector<KeptBlock>& kept = input_.cleaned.kept;
    for (size_t i = 0; i < kept.size();) {
      boxes_ = outline_.around(kept[i].block);
      const OutlineBox* cell = find_box(boxes_, BoxKind::cell);
      const OutlineBox* code = find_box(boxes_, BoxKind::code);
      add_images(images_before(input_, i, boxes_), false);
      if (cell) {
        i = add_table(i, node_of(find_box(boxes_, BoxKind::table)));
      } else if (code && block(i).kind == BlockKind::code) {
        i = add_code(i, code->node);
      } else {
        add_block(i++);
      }
      add_images(images_after(input_, i - 1, boxes_), true);
    }
    if (!out_.empty()) out_ += '\n';
    return std::move(out_);
  }

 private:
  const Block& block(size_t i) const { return input_.blocks[input_.cleaned.kept[i].block]; }

  std::vector<StyledSpan> spans_of(size_t i) const {
    return inline_of(input_.document, block(i), input_.cleaned.kept[i]);
  }

  void add_block(size_t i) {
    std::vector<StyledSpan> spans = spans_of(i);
    const BlockKind kind = block(i).kind;
    if (kind == BlockKind::heading) {
      const std::string text = markdown_inline(input_.document, links_, std::move(spans), MarkdownPlace::heading);
      const int level = std::clamp<int>(block(i).level, 1, 6);
      return emit(std::string(static_cast<size_t>(level), '#') + ' ' + without_closing_marks(text));
    }
    if (kind == BlockKind::term) {
      for (StyledSpan& span : spans) {
        if (!is_blank(span.text)) span.style |= kStrong;
      }
    }
    emit(markdown_inline(input_.document, links_, std::move(spans), MarkdownPlace::paragraph));
  }

  // "C #" as a heading would lose its last character.
  static std::string without_closing_marks(std::string text) {
    const size_t mark = text.find_last_not_of('#');
    if (mark != std::string::npos && mark + 1 < text.size() && text[mark] == ' ') text.insert(mark + 1, "\\");
    return text;
  }

  // All blocks of one <pre> from the i-th on; returns the next one.
  size_t add_code(size_t i, NodeId pre) {
    std::string body;
    const size_t first = i;
    for (; i < input_.cleaned.kept.size(); ++i) {
      if (!input_.document.is_ancestor(pre, input_.document.leaves[block(i).leaf_begin].node)) break;
      if (i > first) body += '\n';
      body += joined(block(i).text, kept_pieces(block(i).text, input_.cleaned.kept[i].removed));
    }
    while (!body.empty() && body.back() == '\n') body.pop_back();
    size_t longest = 0, run = 0;
    for (char c : body) run = c == '`' ? run + 1 : 0, longest = std::max(longest, run);
    const std::string fence(std::max<size_t>(3, longest + 1), '`');
    emit(fence + language_of(pre) + '\n' + body + '\n' + fence);
    return i;
  }

  // From a class such as "language-cpp" (HTML 4.5.15), "lang-cpp" or "highlight-source-cpp" on <pre> or its <code>.
  std::string language_of(NodeId pre) const {
    const NodeId end = std::min(input_.document.nodes[pre].end, pre + 3);
    for (NodeId id = pre; id < end; ++id) {
      if (input_.document.nodes[id].kind != NodeKind::element) continue;
      const std::string_view classes = input_.document.attribute(id, "class").value_or("");
      for (std::string_view prefix : {"language-", "lang-", "highlight-source-"}) {
        const size_t at = classes.find(prefix);
        if (at == std::string_view::npos || (at > 0 && !is_ascii_space(classes[at - 1]))) continue;
        const size_t begin = at + prefix.size();
        const std::string_view name = classes.substr(begin, classes.find_first_of(" \t\n\r\f", begin) - begin);
        if (name.find_first_of("`~") == std::string_view::npos) return std::string(name);
      }
    }
    return "";
  }

  size_t add_table(size_t i, NodeId table) {
    std::vector<MarkdownCell> cells;
    const std::vector<OutlineBox> outer = boxes_;
    for (; i < input_.cleaned.kept.size(); ++i) {
      const std::vector<OutlineBox>& boxes = outline_.around(input_.cleaned.kept[i].block);
      const OutlineBox* cell = find_box(boxes, BoxKind::cell);
      const OutlineBox* row = find_box(boxes, BoxKind::row);
      if (!cell || !row || node_of(find_box(boxes, BoxKind::table)) != table) break;
      std::vector<StyledSpan> spans = spans_of(i);
      if (cell->head) {
        for (StyledSpan& span : spans) span.style &= static_cast<uint8_t>(~kStrong);
      }
      cells.push_back({row->index, cell->index, cell->head,
                       markdown_inline(input_.document, links_, std::move(spans), MarkdownPlace::cell)});
    }
    boxes_ = outer;
    emit(markdown_table(cells));
    return i;
  }

  void add_images(const std::vector<NodeId>& images, bool inside) {
    for (NodeId id : images) {
      const std::string image = markdown_image(input_.document, links_, id, MarkdownPlace::paragraph);
      if (!image.empty()) emit(image, inside ? kNoNode : id);
    }
  }

  // Writes lines behind the prefixes of the block's levels. With `node`, only the levels around that node.
  void emit(std::string_view lines, NodeId node = kNoNode) {
    if (lines.empty()) return;
    const std::vector<Level> wanted = wanted_levels(node);
    size_t common = 0;
    while (common < wanted.size() && common < levels_.size() && wanted[common].node == levels_[common].node) ++common;
    const bool starts_item = common < wanted.size() && is_item(wanted.back());
    if (!out_.empty()) separate(common, starts_item);
    levels_.resize(common);
    std::string first, others;
    for (const Level& level : levels_) first += level.prefix, others += level.prefix;
    for (size_t i = common; i < wanted.size(); ++i) {
      first += wanted[i].marker, others += wanted[i].prefix;
      levels_.push_back(wanted[i]);
    }
    lists_.resize(std::min(lists_.size(), levels_.size()));
    add_lines(lines, first, others);
    after_item_start_ = starts_item;
    list_before_ = node_of(find_list(boxes_));
  }

  void add_lines(std::string_view lines, const std::string& first, const std::string& others) {
    bool at_first = true;
    for (size_t at = 0; at <= lines.size();) {
      const size_t end = std::min(lines.find('\n', at), lines.size());
      const std::string_view line = lines.substr(at, end - at);
      if (!at_first) out_ += '\n';
      out_ += line.empty() ? std::string(right_trimmed(at_first ? first : others)) : at_first ? first : others;
      out_ += line;
      at_first = false;
      at = end + 1;
    }
  }

  // Items of one list stand close unless one of them holds more than one block.
  void separate(size_t common, bool starts_item) {
    out_ += '\n';
    const OutlineBox* list = find_list(boxes_);
    if (starts_item && after_item_start_ && list && list->node == list_before_) return;
    std::string prefix;
    for (size_t i = 0; i < common; ++i) prefix += levels_[i].prefix;
    out_ += right_trimmed(prefix);
    out_ += '\n';
  }

  static const OutlineBox* find_list(const std::vector<OutlineBox>& boxes) {
    const auto list =
        std::find_if(boxes.begin(), boxes.end(), [](const OutlineBox& box) { return box.kind == BoxKind::list; });
    return list == boxes.end() ? nullptr : &*list;
  }

  bool is_item(const Level& level) const { return level.marker != "> "; }
  bool is_open(NodeId node) const {
    return std::any_of(levels_.begin(), levels_.end(), [&](const Level& level) { return level.node == node; });
  }

  std::vector<Level> wanted_levels(NodeId node) {
    std::vector<Level> levels;
    const OutlineBox* list = nullptr;
    const NodeId innermost = node_of(find_box(boxes_, BoxKind::item));
    for (const OutlineBox& box : boxes_) {
      if (box.kind == BoxKind::cell || box.kind == BoxKind::table) break;
      if (node != kNoNode && !input_.document.is_ancestor(box.node, node)) break;
      if (box.kind == BoxKind::quote) levels.push_back({box.node, "> ", "> "});
      if (box.kind == BoxKind::list) list = &box;
      if (box.kind != BoxKind::item) continue;
      // An item that had no text of its own does not show, nor does one whose first block is still to come.
      if (!is_open(box.node) && (box.node != innermost || node != kNoNode)) continue;
      const std::string marker = marker_of(box, list, levels.size());
      levels.push_back({box.node, marker, std::string(marker.size(), ' ')});
    }
    return levels;
  }

  // A list right after another one at the same depth gets the other marker, else both would be one.
  std::string marker_of(const OutlineBox& item, const OutlineBox* list, size_t depth) {
    if (lists_.size() <= depth) lists_.resize(depth + 1);
    ListAtDepth& last = lists_[depth];
    const NodeId node = node_of(list);
    const bool ordered = list && list->ordered;
    if (last.node != node) {
      last.alternate = last.node != kNoNode && last.ordered == ordered && !last.alternate;
      last.node = node, last.ordered = ordered;
    }
    if (!ordered) return last.alternate ? "* " : "- ";
    return std::to_string(item.index) + (last.alternate ? ") " : ". ");
  }

  struct ListAtDepth {
    NodeId node = kNoNode;
    bool ordered = false;
    bool alternate = false;
  };

  const WriteInput& input_;
  Links links_;
  Outline outline_;
  std::vector<OutlineBox> boxes_;  // around the block at hand
  std::vector<Level> levels_;
  std::vector<ListAtDepth> lists_;
  NodeId list_before_ = kNoNode;
  bool after_item_start_ = false;
  std::string out_;
};

// Text pages: paragraphs, with what could be taken for markup escaped.
std::string markdown_of_text(const WriteInput& input) {
  std::string out;
  for (const KeptBlock& kept : input.cleaned.kept) {
    const std::string_view text = input.blocks[kept.block].text;
    StyledSpan span;
    span.text = joined(text, kept_pieces(text, kept.removed));
    if (!out.empty()) out += '\n';
    const Links links(input.document, input.url());
    out += markdown_inline(input.document, links, {std::move(span)}, MarkdownPlace::paragraph) + '\n';
  }
  return out;
}

}  // namespace

std::string write_markdown(const WriteInput& input) {
  if (input.page.kind == PageKind::text) return markdown_of_text(input);
  return MarkdownWriter(input).run();
}

}  // namespace pith
