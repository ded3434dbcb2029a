// A weak phrase ("Your email address", "Thanks!") is chaff only in company. Strong hits are marked first; then the weak
// ones are tried until nothing changes, forward and backward in turn, so a run of weak blocks is eaten from its strong
// end in one sweep:
//
//   Share this article     strong (share)
//   Facebook               beside share: holds, and is marked as share in turn
//   Twitter                beside share: holds next to Facebook
//   The rain fell.         no match: the run ends
//
// `before` and `after` ask for more: the next (the last) block was taken whole by a text rule that stands on its own. A
// line over a button is its title, the line over that title is the end of the text, so these do not spread, but for one
// step on text pages: a title stands over a sentence that stands over a button.
//
//   Hedges for life        fewer than 8 words over a sentence that was taken: holds
//   We cut and lay them in every village of the county.    8 words or more over a prompt: holds
//   Get a free quote       strong (subscribe)
//
// A round that changes something marks at least one match, and sweeps alternate: a run takes two rounds, and what needs
// more than kRounds turns is left alone. Tested in tests/unit/rules/beside_test.cc.
#include "rules/beside.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "base/text.h"

namespace pith {
namespace {

constexpr int kRounds = 6;
constexpr uint32_t kSentence = 8;  // words; a title has fewer
constexpr int kManyTimes = 3;      // a text that is hit so often is the button of a list, not of a prompt

bool has_neighbour(const Scene& scene, const RuleMatch& match, uint16_t wanted) {
  uint16_t around = 0;
  if (match.first > 0) around |= scene.hits[match.first - 1];
  if (match.last < scene.hits.size()) around |= scene.hits[match.last];
  for (BlockId id = match.first; id < match.last; ++id) around |= scene.hits[id];
  return (around & wanted) != 0;
}

bool has_company(const Scene& scene, const RuleMatch& match) {
  const Rule& rule = scene.rule(match);
  const uint16_t previous = match.first > 0 ? scene.whole[match.first - 1] : uint16_t{0};
  uint16_t next = match.last < scene.whole.size() ? scene.whole[match.last] : uint16_t{0};
  if (match.last < scene.over.size() && scene.blocks[match.first].words < kSentence) next |= scene.over[match.last];
  if (rule.before != 0 && !(rule.before & next)) return false;
  if (rule.after != 0 && !(rule.after & previous)) return false;
  return rule.beside == 0 || has_neighbour(scene, match, rule.beside);
}

// Tries the pending match; true when it holds now.
bool settle(Scene& scene, const RuleMatch& match, uint8_t& settled) {
  if (settled || !has_company(scene, match)) return false;
  settled = 1;
  mark_hit(scene, match);
  const bool over = scene.is_text && scene.rule(match).before != 0 && scene.blocks[match.first].words >= kSentence;
  if (over) scene.over[match.first] |= scene.category_bit(match.rule);
  return true;
}

}  // namespace

bool asks_for_company(const Rule& rule) {
  return rule.beside != 0 || rule.before != 0 || rule.after != 0;
}

void mark_hit(Scene& scene, const RuleMatch& match) {
  if (scene.held) (*scene.held)[match.rule] = 1;
  const uint16_t bit = scene.category_bit(match.rule);
  for (BlockId id = match.first; id < match.last; ++id) scene.hits[id] |= bit;
}

void mark_hits(Scene& scene, const std::vector<RuleMatch>& matches) {
  for (const RuleMatch& match : matches) {
    if (!asks_for_company(scene.rule(match))) mark_hit(scene, match);
  }
}

void mark_whole(Scene& scene, const std::vector<RuleMatch>& matches) {
  std::unordered_map<std::string, int> times;
  for (const RuleMatch& match : matches) {
    if (match.partial || asks_for_company(scene.rule(match)) || !scene.rules[match.rule].has_patterns()) continue;
    if (scene.whole[match.first] == 0) ++times[folded(scene.blocks[match.first].text)];
    scene.whole[match.first] |= scene.category_bit(match.rule);
  }
  for (BlockId id = 0; id < scene.whole.size(); ++id) {
    if (scene.whole[id] != 0 && times[folded(scene.blocks[id].text)] >= kManyTimes) scene.whole[id] = 0;
  }
}

void settle_beside(Scene& scene, std::vector<RuleMatch>& matches) {
  std::vector<uint8_t> settled(matches.size());
  for (size_t i = 0; i < matches.size(); ++i) settled[i] = !asks_for_company(scene.rule(matches[i]));
  bool changed = true;
  for (int round = 0; round < kRounds && changed; ++round) {
    changed = false;
    for (size_t i = 0; i < matches.size(); ++i) changed |= settle(scene, matches[i], settled[i]);
    for (size_t i = matches.size(); i-- > 0;) changed |= settle(scene, matches[i], settled[i]);
  }
  size_t i = 0;
  std::erase_if(matches, [&](const RuleMatch&) { return !settled[i++]; });
}

}  // namespace pith
