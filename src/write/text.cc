// Blocks stand one after another with a blank line between them; less where a reader sees them as one thing: the items
// of a list, the rows of a table, a term and its definition, the lines of one <pre>.
//
//   <ul><li>One<ul><li>Two</li></ul></li><li>Three<p>more</p></li></ul>
//
//   - One
//     - Two
//   - Three
//
//     more
//
// Tested in tests/unit/write/text_test.cc.
#include <algorithm>

#include "write/images.h"
#include "write/outline.h"
#include "write/pieces.h"
#include "write/source_text.h"
#include "write/writer.h"

namespace pith {
namespace {

NodeId node_of(const OutlineBox* box) {
  return box ? box->node : kNoNode;
}

// Where a block stands, as far as its neighbours care.
struct Spot {
  NodeId table = kNoNode, row = kNoNode, cell = kNoNode;
  uint32_t column = 0;
  NodeId list = kNoNode;                    // the outermost
  NodeId item = kNoNode;                    // the innermost
  NodeId terms = kNoNode, entry = kNoNode;  // entry: the term or the definition
  bool definition = false;
  NodeId code = kNoNode;
  bool starts_item = false;

  static Spot of(const std::vector<OutlineBox>& boxes) {
    Spot spot;
    const OutlineBox* cell = find_box(boxes, BoxKind::cell);
    spot.cell = node_of(cell);
    if (cell) spot.column = cell->index;
    if (cell) spot.row = node_of(find_box(boxes, BoxKind::row));
    spot.table = node_of(find_box(boxes, BoxKind::table));
    spot.code = node_of(find_box(boxes, BoxKind::code));
    const auto list =
        std::find_if(boxes.begin(), boxes.end(), [](const OutlineBox& box) { return box.kind == BoxKind::list; });
    if (list != boxes.end()) spot.list = list->node;
    spot.item = node_of(find_box(boxes, BoxKind::item));
    spot.terms = node_of(find_box(boxes, BoxKind::terms));
    const OutlineBox* definition = find_box(boxes, BoxKind::definition);
    spot.definition = definition != nullptr;
    spot.entry = node_of(definition ? definition : find_box(boxes, BoxKind::term));
    return spot;
  }
};

class TextWriter {
 public:
  TextWriter(const WriteInput& input, std::vector<Placed>* placed)
      : input_(input), outline_(input.document, input.blocks), placed_(placed) {}

  std::string run() {
    for (const KeptBlock& kept : input_.cleaned.kept) {
      const std::vector<Piece> pieces = pieces_of(kept);
      if (!pieces.empty()) add(kept.block, pieces);
    }
    if (!out_.empty()) out_ += '\n';
    return std::move(out_);
  }

 private:
  std::vector<Piece> pieces_of(const KeptBlock& kept) const {
    const Block& block = input_.blocks[kept.block];
    std::vector<Piece> pieces = kept_pieces(block.text, kept.removed);
    while (!pieces.empty()) {  // code may end in line breaks
      Span& last = pieces.back().within;
      while (!last.empty() && block.text[last.end - 1] == '\n') --last.end;
      if (!last.empty()) break;
      pieces.pop_back();
    }
    return pieces;
  }

  void add(BlockId id, const std::vector<Piece>& pieces) {
    const std::vector<OutlineBox>& boxes = outline_.around(id);
    Spot spot = Spot::of(boxes);
    forget_items_outside(boxes);
    spot.starts_item = spot.item != kNoNode && (items_.empty() || items_.back() != spot.item);
    if (!out_.empty()) out_ += gap_before(spot);
    if (spot.cell != kNoNode && spot.row != before_.row) out_.append(spot.column, '\t');

    size_t indent = spot.cell == kNoNode ? 2 * items_.size() : 0;
    if (spot.cell == kNoNode && spot.definition) indent += 2;
    const bool code = input_.blocks[id].kind == BlockKind::code;
    if (!code) out_.append(indent, ' ');
    if (spot.starts_item && spot.cell == kNoNode) {
      out_ += "- ";
      indent += 2;
      items_.push_back(spot.item);
    }
    add_pieces(id, pieces, spot.cell != kNoNode ? " " : '\n' + std::string(code ? 0 : indent, ' '));
    before_ = spot;
  }

  // Line breaks inside the block become `line_break`.
  void add_pieces(BlockId id, const std::vector<Piece>& pieces, const std::string& line_break) {
    const std::string_view text = input_.blocks[id].text;
    for (const Piece& piece : pieces) {
      if (piece.joint) out_ += piece.joint == '\n' ? line_break : std::string(1, piece.joint);
      for (uint32_t at = piece.within.begin; at < piece.within.end;) {
        uint32_t end = piece.within.end;
        if (line_break != "\n") end = static_cast<uint32_t>(std::min<size_t>(text.find('\n', at), end));
        if (placed_ && end > at) placed_->push_back({static_cast<uint32_t>(out_.size()), id, {at, end}});
        out_ += text.substr(at, end - at);
        at = end;
        if (at < piece.within.end) out_ += line_break, ++at;
      }
    }
  }

  std::string gap_before(const Spot& spot) const {
    if (spot.cell != kNoNode) {
      if (spot.cell == before_.cell) return " ";
      if (spot.row == before_.row) return std::string(std::max(1u, spot.column - before_.column), '\t');
      return spot.table == before_.table ? "\n" : "\n\n";
    }
    if (spot.code != kNoNode && spot.code == before_.code) return "\n";
    if (spot.starts_item && spot.list != kNoNode && spot.list == before_.list)
      return before_.item == kNoNode || before_.starts_item ? "\n" : "\n\n";
    const bool same_item = spot.item == before_.item;
    if (spot.terms != kNoNode && spot.terms == before_.terms && same_item && spot.entry != before_.entry) return "\n";
    return "\n\n";
  }

  void forget_items_outside(const std::vector<OutlineBox>& boxes) {
    auto is_around = [&](NodeId item) {
      return std::any_of(boxes.begin(), boxes.end(), [&](const OutlineBox& box) { return box.node == item; });
    };
    while (!items_.empty() && !is_around(items_.back())) items_.pop_back();
  }

  const WriteInput& input_;
  Outline outline_;
  std::vector<Placed>* placed_;
  std::vector<NodeId> items_;  // the items around that have their bullet
  Spot before_;
  std::string out_;
};

}  // namespace

std::string write_text(const WriteInput& input, std::vector<Placed>* placed) {
  if (input.page.kind == PageKind::text) return write_source_text(input, placed);
  return TextWriter(input, placed).run();
}

}  // namespace pith
