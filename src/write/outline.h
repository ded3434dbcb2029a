// Outline: the containers around each block that a reader sees as such: lists, quotes, tables, definition lists.
#pragma once

#include <cstdint>
#include <vector>

#include "model/block.h"
#include "model/document.h"

namespace pith {

enum class BoxKind : uint8_t { quote, list, item, table, row, cell, terms, term, definition, figure, caption, code };

struct OutlineBox {
  BoxKind kind = BoxKind::quote;
  NodeId node = kNoNode;
  uint32_t index = 0;    // item: its number in the list; row: in the table, from 0; cell: its column, from 0
  bool ordered = false;  // list
  bool head = false;     // cell: <th>
};

// The columns of a table past this are not told apart.
inline constexpr uint32_t kMaxColumns = 64;

// Walks the nodes once, in step with the blocks asked for. What is no list to a reader (items that hold an article or
// section: cards, threads) is left out, so is a table that a page is laid out with, and what is nested too deep to
// show.
class Outline {
 public:
  Outline(const Document& document, const Blocks& blocks);

  // The boxes around a block, outermost first. Blocks must be asked for in rising order; the view lives until the next
  // call.
  const std::vector<OutlineBox>& around(BlockId id);

 private:
  struct Open {
    NodeId end = 0;  // of the element
    OutlineBox box;
    uint32_t children = 0;            // list: number of the next item; table: rows; row: next free column
    bool barrier = false;             // hides the boxes outside
    std::vector<uint32_t> row_spans;  // table: rows that each column is still taken for
  };

  void enter(NodeId id);
  void push(NodeId id, BoxKind kind);
  void push_item(NodeId id);
  void push_row(NodeId id);
  void push_cell(NodeId id);
  Open* innermost(BoxKind kind, BoxKind up_to);
  uint32_t number(NodeId id, std::string_view attribute, uint32_t absent, uint32_t most) const;
  bool is_data_table(NodeId id) const;

  const Document& document_;
  const Blocks& blocks_;
  std::vector<Open> open_;
  std::vector<OutlineBox> visible_;
  NodeId next_ = 0;
};

}  // namespace pith
