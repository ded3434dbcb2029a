// In plain text nothing says where a box begins and ends. But where a prompt is, and a little further on another, what
// stands between them is mostly the rest of the box: a slogan, a field of the form, a line about the makers.
//
//   Download our guide (taken) / All about hedges, on 40 pages / Get it now (taken)      the line between goes
//   Subscribe (taken) / a paragraph of the text / Subscribe (taken)                    stays: too long for a box
//   Read more (taken) / The cracked bell / Read more (taken)                           stays: an entry of a list
//   Sign up (taken) / It rained on the hedge for nine days and nights. / Join (taken)   stays: a sentence
//
// Taken are up to three blocks of at most 20 words, none of them a sentence of 12 or more, between two that rules of
// this rule's category have taken, on text pages only: in HTML the elements say what belongs together. Tested in
// tests/unit/rules/ops/block_ops_test.cc.
#include "base/text.h"
#include "rules/ops/ops.h"

namespace pith {
namespace {

constexpr BlockId kMostBlocks = 3;
constexpr uint32_t kMostWords = 20;
constexpr uint32_t kSentence = 12;  // words

// A paragraph of news may be no longer than this.
bool is_of_the_text(const Block& block) {
  if (block.words > kMostWords) return true;
  return block.words >= kSentence && (block.text.ends_with('.') || block.text.ends_with("\u3002"));
}

void run_between_hits(Scene& scene, uint32_t rule, std::vector<RuleMatch>& matches) {
  if (!scene.is_text) return;
  const uint16_t bit = scene.category_bit(rule);
  const auto count = static_cast<BlockId>(scene.blocks.size());
  auto is_taken = [&](BlockId id) { return scene.gone[id] && (scene.hits[id] & bit) != 0; };
  BlockId last = kNoBlock;  // the last block that was taken
  for (BlockId id = 0; id < count; ++id) {
    if (is_taken(id)) {
      const bool near = last != kNoBlock && id - last > 1 && id - last <= kMostBlocks + 1 &&
                        folded(scene.blocks[id].text) != folded(scene.blocks[last].text);
      if (near) matches.push_back({rule, last + 1, id, false, {}});
      last = id;
    } else if (!scene.gone[id] && is_of_the_text(scene.blocks[id])) {
      last = kNoBlock;
    }
  }
}

}  // namespace

const Operation kBetweenHits = {
    "between-hits",
    "On text pages: up to three short blocks between two that rules of the same category have taken.",
    "",
    nullptr,
    run_between_hits,
    true};

}  // namespace pith
