// Four limits, each with a floor under which it does not speak, since a page of two lines may well be all chaff:
//
//   guard.max_words   words of one match;
//   guard.max_share   share of the page's words that the rule takes in all, if that is 50 words or more;
//   guard.min_prose   share of prose in a page of 100 words or more: a call to action beside an article is chaff,
//                     on a page that is made of such boxes it is the content. Lists of links do not count as words;
//   the page budget   if all rules but page furniture and a site's own lines together leave fewer than 100 words and
//                     less than 40 % of what those left, and take 100 words or more, they have mistaken the page's
//                     content for chaff, and none of them is followed.
//
// Tested in tests/unit/rules/guards_test.cc.
#include "rules/guards.h"

#include <algorithm>
#include <map>

#include "base/text.h"

namespace pith {
namespace {

constexpr uint32_t kShareFloor = 50;
constexpr uint32_t kProseFloor = 100;
constexpr uint32_t kBudgetFloor = 100;
constexpr double kBudgetLeft = 0.4;

bool is_furniture(const Rule& rule) {
  return rule.op == "hidden" || rule.op == "page-furniture" || rule.op == "template-lines";
}

// Words that the matches of one rule take, counting nested ones once. `matches` in order of first block.
uint32_t words_of_all(const Scene& scene, const std::vector<const RuleMatch*>& matches) {
  uint32_t words = 0;
  BlockId counted = 0;  // blocks before it are counted
  for (const RuleMatch* match : matches) {
    if (match->partial) {
      words += words_of(scene, *match);
      continue;
    }
    const BlockId first = std::max(match->first, counted);
    if (first < match->last) words += count_blocks(scene.blocks, first, match->last).words;
    counted = std::max(counted, match->last);
  }
  return words;
}

// Of the words of blocks that are no mere links, the share in real paragraphs; 1 where the guard does not speak.
double prose_share(const Scene& scene) {
  uint32_t words = 0, prose = 0;
  for (BlockId id = 0; id < scene.blocks.size(); ++id) {
    const Block& block = scene.blocks[id];
    if (2 * block.link_letters > block.letters) continue;
    words += block.words;
    if (is_real_paragraph(block)) prose += block.words;
  }
  return words < kProseFloor ? 1 : static_cast<double>(prose) / words;
}

void hold_by_prose(const Scene& scene, std::vector<RuleMatch>& matches) {
  const bool asked = std::any_of(matches.begin(), matches.end(),
                                 [&](const RuleMatch& match) { return scene.rule(match).guard.min_prose > 0; });
  if (!asked) return;
  const double share = prose_share(scene);
  std::erase_if(matches, [&](const RuleMatch& match) { return share < scene.rule(match).guard.min_prose; });
}

std::string percent(double share) {
  return std::to_string(static_cast<int>(share * 100 + 0.5)) + " %";
}

}  // namespace

uint32_t words_of(const Scene& scene, const RuleMatch& match) {
  if (match.partial) return count_words(match.within.of(scene.blocks[match.first].text));
  return count_blocks(scene.blocks, match.first, match.last).words;
}

void apply_guards(Scene& scene, std::vector<RuleMatch>& matches) {
  hold_by_prose(scene, matches);
  std::map<uint32_t, std::vector<const RuleMatch*>> by_rule;
  std::erase_if(matches, [&](const RuleMatch& match) {
    const Rule& rule = scene.rule(match);
    if (rule.guard.max_words == 0 || words_of(scene, match) <= rule.guard.max_words) return false;
    scene.warnings.push_back("rule " + rule.id + " held back: a match of " + std::to_string(words_of(scene, match)) +
                             " words, " + std::to_string(rule.guard.max_words) + " at most");
    return true;
  });
  for (const RuleMatch& match : matches) {
    if (scene.rule(match).guard.max_share < 1) by_rule[match.rule].push_back(&match);
  }
  std::vector<uint32_t> held;
  for (auto& [index, of_rule] : by_rule) {
    std::stable_sort(of_rule.begin(), of_rule.end(),
                     [](const RuleMatch* a, const RuleMatch* b) { return a->first < b->first; });
    const Rule& rule = *scene.rules[index].rule;
    const uint32_t words = words_of_all(scene, of_rule);
    const double share = static_cast<double>(words) / std::max(scene.blocks.words, 1u);
    if (words < kShareFloor || share <= rule.guard.max_share) continue;
    held.push_back(index);
    scene.warnings.push_back("rule " + rule.id + " held back: " + percent(share) + " of the page's words, " +
                             percent(rule.guard.max_share) + " at most");
  }
  std::erase_if(matches,
                [&](const RuleMatch& match) { return std::binary_search(held.begin(), held.end(), match.rule); });
}

bool apply_budget(Scene& scene) {
  std::vector<uint8_t> furniture(scene.blocks.size());
  uint64_t at_stake = 0, taken = 0;
  for (const RuleMatch& match : scene.taken) {
    if (match.partial || !is_furniture(scene.rule(match))) continue;
    std::fill(furniture.begin() + match.first, furniture.begin() + match.last, uint8_t{1});
  }
  for (BlockId id = 0; id < scene.blocks.size(); ++id) {
    if (furniture[id]) continue;
    at_stake += scene.blocks[id].words;
    if (scene.gone[id]) taken += scene.blocks[id].words;
  }
  const uint64_t left = at_stake - taken;
  if (taken < kBudgetFloor || left >= kBudgetFloor ||
      static_cast<double>(left) >= kBudgetLeft * static_cast<double>(at_stake))
    return false;
  std::erase_if(scene.taken, [&](const RuleMatch& match) { return !is_furniture(scene.rule(match)); });
  scene.gone = std::move(furniture);
  scene.warnings.push_back("rules overruled: they would leave " + std::to_string(left) + " of " +
                           std::to_string(at_stake) + " words");
  return true;
}

}  // namespace pith
