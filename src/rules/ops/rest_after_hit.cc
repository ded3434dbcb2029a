// The end of extracted text. Behind the last paragraph stand, in this order or another: share buttons, a box, "Read
// next", three headlines, a name. Rules know the buttons and the labels; the headlines look like any line. Once a label
// has been taken there, and what is left of the text is short and without another paragraph, all of it goes.
//
//   the last paragraph / Related articles (taken) / The cracked bell / Wheat and chaff        both headlines go
//   the last paragraph / Related articles (taken) / forty lines of a training plan            stay: too many
//   the last paragraph / Subscribe (taken) / 1 County records, 1912.                           stays: a note
//   the last paragraph / Subscribe (taken) / Thanks for reading, and keep the hedge low.       stays: a last word
//
// Only on text pages; only behind the last real paragraph; the block must have been taken by a rule of this rule's
// category; at most 12 blocks of at most 20 words follow, with 6 % of the words of the text, and none of them begins
// like a footnote or, but for links, which come with summaries, ends a sentence. Tested in
// tests/unit/rules/ops/block_ops_test.cc.
#include "rules/ops/ops.h"

namespace pith {
namespace {

constexpr BlockId kMostBlocks = 12;
constexpr uint32_t kMostWords = 20;
constexpr uint32_t kSentence = 6;  // words
constexpr uint32_t kShare = 6;     // percent

bool is_note(const Block& block) {
  const char first = block.text.empty() ? ' ' : block.text[0];
  return (first >= '0' && first <= '9') || first == '[' || first == '*' || first == '(';
}

// A few words with a stop may be a button.
bool is_sentence(const Block& block) {
  const char last = block.text.empty() ? ' ' : block.text.back();
  return block.words >= kSentence && (last == '.' || last == '!');
}

bool is_rest(const Scene& scene, BlockId first, bool links) {
  const auto count = static_cast<BlockId>(scene.blocks.size());
  uint32_t words = 0;
  BlockId blocks = 0;
  for (BlockId id = first; id < count; ++id) {
    if (scene.gone[id]) continue;
    const Block& block = scene.blocks[id];
    words += block.words;
    if (++blocks > kMostBlocks || block.words > kMostWords || is_note(block)) return false;
    if (!links && is_sentence(block)) return false;
  }
  return 100 * words <= kShare * scene.blocks.words;
}

void run_rest_after_hit(Scene& scene, uint32_t rule, std::vector<RuleMatch>& matches) {
  if (!scene.is_text) return;
  const uint16_t bit = scene.category_bit(rule);
  const auto count = static_cast<BlockId>(scene.blocks.size());
  const Blocks::Range body = body_of(scene).range;
  if (body.empty()) return;
  BlockId first = body.last;
  while (first < count && !(scene.gone[first] && (scene.hits[first] & bit))) ++first;
  const bool links = scene.rules[rule].rule->category == Category::related;
  if (!is_rest(scene, first, links)) return;
  for (BlockId id = first; id < count; ++id) {
    if (!scene.gone[id]) matches.push_back({rule, id, id + 1, false, {}});
  }
}

}  // namespace

const Operation kRestAfterHit = {
    "rest-after-hit",
    "On text pages: the few short blocks behind the text's last paragraph that follow one which a rule of the same "
    "category has taken.",
    "",
    nullptr,
    run_rest_after_hit,
    true};

}  // namespace pith
