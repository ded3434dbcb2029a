// A prompt stands in a box of its own: a slogan, a sentence, the button. Text rules know the button; the element around
// it says how far the box reaches.
//
//   <div><h3>Hedges for life</h3><p>Cut by hand.</p><a>Get a free quote</a></div>   the button is taken: the div goes
//   <article> 300 words <a>Get a free quote</a></article>                           stays: too large
//   three <div>s with a text and the same button each                               stay: a list, left out of `whole`
//
// Taken is the largest element around a block that a text rule of this rule's category took whole, as long as it holds
// at most 60 words, eight blocks and no real paragraph. Tested in tests/unit/rules/ops/block_ops_test.cc.
#include <algorithm>

#include "rules/ops/ops.h"
#include "rules/protect.h"

namespace pith {
namespace {

constexpr uint32_t kBoxWords = 60;
constexpr BlockId kBoxBlocks = 8;
constexpr uint32_t kPageWords = 300;  // a page with fewer words may be a box itself

bool is_box(const Scene& scene, Blocks::Range range) {
  if (range.last - range.first > kBoxBlocks) return false;
  const auto begin = scene.blocks.list.begin();
  return count_blocks(scene.blocks, range.first, range.last).words <= kBoxWords &&
         std::none_of(begin + range.first, begin + range.last,
                      [](const Block& block) { return is_real_paragraph(block) || block.level == 1; });
}

Blocks::Range box_around(const Scene& scene, BlockId id) {
  Blocks::Range box{id, id + 1};
  for (NodeId at = scene.blocks[id].node; at != kNoNode && at != kRoot; at = scene.document.nodes[at].parent) {
    const Blocks::Range range = scene.blocks.inside(scene.document, at);
    if (range.empty()) continue;
    if (!is_box(scene, range)) break;
    const Tag tag = scene.document.nodes[at].tag;
    if (tag == Tag::td || tag == Tag::th || tag == Tag::li || tag == Tag::main || tag == Tag::article) break;
    box = range;
  }
  return box;
}

void run_prompt_box(Scene& scene, uint32_t rule, std::vector<RuleMatch>& matches) {
  if (scene.is_text || scene.blocks.words < kPageWords) return;
  const uint16_t bit = scene.category_bit(rule);
  const auto count = static_cast<BlockId>(scene.blocks.size());
  for (BlockId id = 0; id < count; ++id) {
    if (!scene.gone[id] || !(scene.whole[id] & bit)) continue;
    const Blocks::Range box = box_around(scene, id);
    for (BlockId at = box.first; at < box.last; ++at) {
      if (!scene.gone[at] && !is_protected(scene, at)) matches.push_back({rule, at, at + 1, false, {}});
    }
  }
}

}  // namespace

const Operation kPromptBox = {
    "prompt-box",
    "The rest of the small element around a block that a text rule of the same category has taken.",
    "",
    nullptr,
    run_prompt_box,
    true};

}  // namespace pith
