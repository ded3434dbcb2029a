// Remaining: the blocks that rules have left, as a page of their own. The model judges these alone: what stands beside
// a block is what will stand beside it in the output, and blocks that are gone cost nothing. Blocks that are gone only
// because the page hides them are among them: what a click shows (tabs, folded answers) is often content, and no rule
// can tell it from a menu.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/block.h"
#include "model/removal.h"

namespace pith {

// Blocks and words that are gone between one remaining block and the one before it (the end of the page stands for a
// last one).
struct Gap {
  uint32_t blocks = 0;
  uint32_t words = 0;
};

struct Remaining {
  Blocks blocks;                  // texts are views into the blocks that they come from
  std::vector<BlockId> original;  // per block: its number there, rising
  std::vector<uint16_t> hits;     // per block: Decisions::hits, or empty
  std::vector<uint8_t> hidden;    // per block: removed by kHiddenRule
  std::vector<Gap> gaps;          // one more than blocks
};

// The rule whose removals the model may overrule.
inline constexpr std::string_view kHiddenRule = "core.hidden";

// All blocks but those that `decisions` removes whole by other rules than kHiddenRule.
Remaining remaining_of(const Blocks& blocks, const Decisions& decisions);

}  // namespace pith
