// Tested in tests/unit/score/headline_test.cc.
#include "score/headline.h"

#include <algorithm>

#include "base/text.h"

namespace pith {
namespace {

std::vector<uint8_t> removed_by_rules(const Blocks& blocks, const Decisions& decisions) {
  std::vector<uint8_t> removed(blocks.size(), 0);
  for (const Removal& removal : decisions.removals) removed[removal.block] = 1;
  return removed;
}

bool holds(const std::string& longer, const std::string& shorter) {
  return !shorter.empty() && (" " + longer + " ").find(" " + shorter + " ") != std::string::npos;
}

}  // namespace

BlockId headline_of(const Blocks& blocks, const Metadata& metadata, const Decisions& decisions) {
  const std::vector<uint8_t> removed = removed_by_rules(blocks, decisions);
  const std::string title = folded(metadata.title.value);
  BlockId only = kNoBlock;
  int firsts = 0;
  for (BlockId id = 0; id < blocks.size(); ++id) {
    const Block& block = blocks[id];
    if (block.kind != BlockKind::heading || block.level > 2 || removed[id]) continue;
    const std::string text = folded(block.text);
    if (holds(title, text) || holds(text, title)) return id;
    if (block.level == 1) only = id, ++firsts;
  }
  return firsts == 1 ? only : kNoBlock;
}

}  // namespace pith
