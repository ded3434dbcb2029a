// A document's body reaches from its first to its last real paragraph; what stands before is the head, what stands
// after the tail. The first and the last tenth of the words are head and tail as well, so that a prompt after the
// opening sentence or before the author's note is not out of reach. A document without a real paragraph is all three.
//
//   By Ann Lee            head              Words are those of blocks that no rule about structure has taken: a long
//   Long paragraph.       body, head        navigation list is no paragraph and moves nothing.
//   Long paragraph.       body
//   Sign up for …         tail
//
// Tested in tests/unit/rules/where_test.cc.
#include "rules/where.h"

namespace pith {
namespace {

constexpr uint32_t kEdgeShare = 10;  // of the words: one tenth

}  // namespace

void compute_zones(Scene& scene) {
  const Blocks& blocks = scene.blocks;
  const auto count = static_cast<BlockId>(blocks.size());
  scene.zones.assign(count, 0);
  BlockId first = kNoBlock, last = 0;
  uint64_t total = 0;
  for (BlockId id = 0; id < count; ++id) {
    if (scene.gone[id]) continue;
    total += blocks[id].words;
    if (!is_real_paragraph(blocks[id])) continue;
    if (first == kNoBlock) first = id;
    last = id;
  }
  uint64_t before = 0;
  for (BlockId id = 0; id < count; ++id) {
    const uint64_t words = scene.gone[id] ? 0 : blocks[id].words;
    uint8_t& zone = scene.zones[id];
    if (first == kNoBlock)
      zone = kAnywhere;
    else
      zone = id < first ? kHead : id > last ? kTail : kBody;
    if ((before + words) * kEdgeShare <= total) zone |= kHead;
    if ((total - before) * kEdgeShare <= total) zone |= kTail;
    before += words;
  }
}

}  // namespace pith
