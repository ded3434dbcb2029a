// Block: what a reader sees as one paragraph, heading, item, cell or line of code. Every text leaf that is not blank is
// in exactly one block; the leaves of a block follow one another in document order.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "model/document.h"

namespace pith {

enum class BlockKind : uint8_t {
  paragraph,
  heading,
  list_item,
  table_cell,
  code,
  quote,
  caption,
  term,
  definition,
  control
};

using BlockId = uint32_t;
inline constexpr BlockId kNoBlock = UINT32_MAX;

struct Block {
  BlockKind kind = BlockKind::paragraph;
  uint8_t level = 0;        // headings: 1..6; list items: nesting depth from 1
  NodeId node = kNoNode;    // the innermost block-level element around all its leaves
  uint32_t leaf_begin = 0;  // [leaf_begin, leaf_end) of Document::leaves; blank leaves inside are skipped
  uint32_t leaf_end = 0;
  std::string_view text;      // white space squeezed; <br> gives '\n'. Code and text pages: as it stands
  Span source;                // from the first to the last byte of its text in the source
  uint32_t words = 0;         // count_words(text)
  uint32_t letters = 0;       // count_letters(text)
  uint32_t link_letters = 0;  // of those, inside <a href>
  uint16_t links = 0;         // <a href> elements that begin in the block
};

// Blocks of one document in document order, and the map from nodes to them.
struct Blocks {
  std::vector<Block> list;
  Arena arena;  // joined texts
  std::vector<BlockId>
      first_of_node;   // per node: the first block at or after it in document order (list.size() = none)
  uint32_t words = 0;  // sums over the list
  uint32_t letters = 0;

  size_t size() const { return list.size(); }
  const Block& operator[](BlockId id) const { return list[id]; }
  // Blocks whose leaves all lie in the node's subtree: [first, last) since a subtree is a range of document order.
  // A block that reaches out of the subtree (an inline element's text) is not in it.
  struct Range {
    BlockId first = 0;
    BlockId last = 0;
    bool empty() const { return first >= last; }
  };
  Range inside(const Document& document, NodeId node) const;
};

}  // namespace pith
