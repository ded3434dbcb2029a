// A weak phrase ("Your email address", "Thanks!") is chaff only in company. Strong hits are marked first; then the weak
// ones are tried until nothing changes, forward and backward in turn, so a run of weak blocks is eaten from its strong
// end in one sweep:
//
//   Share this article     strong (share)
//   Facebook               beside share: holds, and is marked as share in turn
//   Twitter                beside share: holds next to Facebook
//   The rain fell.         no match: the run ends
//
// A round that changes something marks at least one match, and sweeps alternate: a run takes two rounds, and what needs
// more than kRounds turns is left alone. Tested in tests/unit/rules/beside_test.cc.
#include "rules/beside.h"

#include <algorithm>

namespace pith {
namespace {

constexpr int kRounds = 6;

bool has_neighbour(const Scene& scene, const RuleMatch& match, uint16_t wanted) {
  uint16_t around = 0;
  if (match.first > 0) around |= scene.hits[match.first - 1];
  if (match.last < scene.hits.size()) around |= scene.hits[match.last];
  for (BlockId id = match.first; id < match.last; ++id) around |= scene.hits[id];
  return (around & wanted) != 0;
}

// Tries the pending match; true when it holds now.
bool settle(Scene& scene, const RuleMatch& match, uint8_t& settled) {
  if (settled || !has_neighbour(scene, match, scene.rule(match).beside)) return false;
  settled = 1;
  mark_hit(scene, match);
  return true;
}

}  // namespace

void mark_hit(Scene& scene, const RuleMatch& match) {
  if (scene.held) (*scene.held)[match.rule] = 1;
  const auto bit = static_cast<uint16_t>(1u << static_cast<int>(scene.rule(match).category));
  for (BlockId id = match.first; id < match.last; ++id) scene.hits[id] |= bit;
}

void mark_hits(Scene& scene, const std::vector<RuleMatch>& matches) {
  for (const RuleMatch& match : matches) {
    if (scene.rule(match).beside == 0) mark_hit(scene, match);
  }
}

void settle_beside(Scene& scene, std::vector<RuleMatch>& matches) {
  std::vector<uint8_t> settled(matches.size());
  for (size_t i = 0; i < matches.size(); ++i) settled[i] = scene.rule(matches[i]).beside == 0;
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
