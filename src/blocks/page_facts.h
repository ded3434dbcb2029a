// PageFacts: what is counted once a page, so that any range of blocks can be summed up in constant time.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "blocks/remaining.h"
#include "blocks/structure.h"
#include "blocks/text_shape.h"
#include "model/block.h"
#include "model/document.h"
#include "model/page.h"

namespace pith {

enum class Sum : uint8_t {
  words,
  letters,
  link_letters,
  stop_words,
  sentences,
  longs,
  long_words,
  headings,
  items,
  cells,
  code_letters,
  controls,
  currencies,
  capitalised,
  word_letters,
  hit_words,
  gone_blocks,  // between the blocks of a range
  gone_words
};
inline constexpr int kSumCount = static_cast<int>(Sum::gone_words) + 1;

// What the blocks of one path (the same nest of elements and classes) have in common.
struct PathFacts {
  uint32_t blocks = 0;
  uint32_t words = 0;
  uint32_t letters = 0;
  uint32_t link_letters = 0;
  uint32_t longs = 0;
  uint32_t sentences = 0;
  BlockId first = 0;
  BlockId last = 0;
};

struct PageFacts {
  std::vector<TextShape> shapes;  // per block
  Structure structure;
  std::vector<std::array<uint32_t, kSumCount>> sums;  // per block boundary: sums over the blocks before it
  std::vector<uint32_t> images;                       // per node: <img> and the like before it
  std::vector<uint32_t> inputs;                       // per node: form fields before it
  std::vector<BoxId> box;                             // per block: the box of its node, kNoBox = none
  std::vector<uint32_t> path;                         // per block: index into paths
  std::vector<PathFacts> paths;
  std::vector<uint16_t> repeats;     // per block: blocks of the page with the same words, this one included
  std::vector<BlockId> heading;      // per block: the last heading at or before it, kNoBlock = none
  std::vector<BlockId> section_end;  // per block that is a heading: the next one of its level or higher
  std::vector<BlockId> previous_long, next_long;  // per block: nearest long block at or before, at or after
  std::array<BoxId, 3> mains{};  // innermost boxes that hold 50, 75 and 90 % of the words in long blocks; or kNoBox
  BlockId first_h1 = kNoBlock;
  std::vector<uint64_t> title_words;  // hashes of the words of <title>, sorted
  // Page-wide shares that the same shares of a block are compared with, so that languages need not be known.
  double stop_share = 0, capital_share = 0, word_length = 5;

  uint32_t sum(Sum what, BlockId first, BlockId last) const {
    return sums[last][static_cast<size_t>(what)] - sums[first][static_cast<size_t>(what)];
  }
};

// Running text: 15 words or more, less than a third of its letters in links.
bool is_long(const Block& block);

PageFacts facts_of(const Document& document, const Remaining& remaining);

}  // namespace pith
