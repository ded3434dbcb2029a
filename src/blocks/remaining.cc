// Block numbers are handed out anew, in order, and first_of_node is mapped: the first remaining block at or after a
// node is the number of remaining blocks before the first of all. Tested in tests/unit/blocks/remaining_test.cc.
#include "blocks/remaining.h"

#include <algorithm>

namespace pith {
namespace {

enum State : uint8_t { kLeft, kHidden, kGone };

std::vector<State> states_of(const Blocks& blocks, const std::vector<Removal>& removals) {
  std::vector<State> states(blocks.size(), kLeft);
  for (const Removal& removal : removals) {
    if (removal.within.size() != blocks[removal.block].text.size()) continue;
    states[removal.block] = std::max(states[removal.block], removal.rule == kHiddenRule ? kHidden : kGone);
  }
  return states;
}

}  // namespace

Remaining remaining_of(const Blocks& blocks, const Decisions& decisions) {
  const std::vector<State> states = states_of(blocks, decisions.removals);
  Remaining out;
  std::vector<BlockId> before(blocks.size() + 1);  // per block of the page: remaining ones before it
  out.gaps.emplace_back();
  for (BlockId id = 0; id < blocks.size(); ++id) {
    before[id] = static_cast<BlockId>(out.original.size());
    if (states[id] == kGone) {
      ++out.gaps.back().blocks;
      out.gaps.back().words += blocks[id].words;
      continue;
    }
    out.blocks.list.push_back(blocks[id]);
    out.blocks.words += blocks[id].words;
    out.blocks.letters += blocks[id].letters;
    out.original.push_back(id);
    out.hidden.push_back(states[id] == kHidden);
    out.gaps.emplace_back();
    if (!decisions.hits.empty()) out.hits.push_back(decisions.hits[id]);
  }
  before.back() = static_cast<BlockId>(out.original.size());
  out.blocks.first_of_node.reserve(blocks.first_of_node.size());
  for (BlockId first : blocks.first_of_node) out.blocks.first_of_node.push_back(before[first]);
  return out;
}

}  // namespace pith
