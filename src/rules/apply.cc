// The order in which rules speak, so that within a stage their order does not matter:
//
//   1 structure   selectors and element operations (hidden, page furniture), then guards
//   2 zones       head, body and tail of what structure left
//   3 texts       patterns over blocks, lines and sentences; then neighbours (`beside`), sections, guards
//   4 repeats     block operations: titles, blocks, link lists; last of all the headings that are left empty
//   5 budget      if too much is gone, all but page furniture is overruled as one
//   6 keep        what keep rules and --keep hold is exempted; the rest is written down as removals
//
// Every stage sees what the earlier ones took as gone. Hits of every rule that holds of a block are marked, whatever
// becomes of them: neighbours and the model look at them. Tested in tests/unit/rules/apply_test.cc.
#include "rules/apply.h"

#include <algorithm>

#include "rules/beside.h"
#include "rules/conditions.h"
#include "rules/decisions.h"
#include "rules/guards.h"
#include "rules/hosts.h"
#include "rules/ops/ops.h"
#include "rules/section.h"
#include "rules/structure.h"
#include "rules/text_rules.h"
#include "rules/where.h"

namespace pith {
namespace {

bool is_excluded(const Scene& scene, const Rule& rule) {
  if (rule.not_hosts.empty()) return false;
  for (const std::string& pattern : host_patterns(host_of(scene.page.url))) {
    for (const std::string& host : rule.not_hosts) {
      if (normal_host_pattern(host) == pattern) return true;
    }
  }
  return false;
}

// Takes out what does not count on this host, and puts the rest in order.
void settle(const Scene& scene, std::vector<RuleMatch>& matches) {
  std::erase_if(matches, [&](const RuleMatch& match) { return is_excluded(scene, scene.rule(match)); });
  std::stable_sort(matches.begin(), matches.end(), [](const RuleMatch& a, const RuleMatch& b) {
    return a.first != b.first ? a.first < b.first : a.rule < b.rule;
  });
}

// Splits off what does not drop, holds the rest against its guards and takes it.
void take(Scene& scene, std::vector<RuleMatch>& matches) {
  std::vector<RuleMatch> drops;
  for (const RuleMatch& match : matches) {
    const Action action = scene.rule(match).action;
    if (action == Action::keep) scene.kept.push_back(match);
    if (action == Action::drop || action == Action::drop_section) drops.push_back(match);
  }
  apply_guards(scene, drops);
  for (const RuleMatch& match : drops) {
    if (!match.partial && !scene.rules[match.rule].muted)
      std::fill(scene.gone.begin() + match.first, scene.gone.begin() + match.last, uint8_t{1});
  }
  scene.taken.insert(scene.taken.end(), drops.begin(), drops.end());
}

// Matches of selectors whose rule asks for a place can be judged only when zones and text hits are known.
bool waits(const Scene& scene, const RuleMatch& match) {
  const Rule& rule = scene.rule(match);
  return rule.where != kAnywhere || asks_for_company(rule);
}

std::vector<RuleMatch> take_structure(Scene& scene, const std::vector<const RuleGroup*>& groups) {
  std::vector<RuleMatch> matches, waiting;
  match_structure(scene, groups, matches);
  std::erase_if(matches, [&](const RuleMatch& match) {
    if (!waits(scene, match)) return false;
    waiting.push_back(match);
    return true;
  });
  settle(scene, matches);
  mark_hits(scene, matches);
  take(scene, matches);
  return waiting;
}

bool place_holds(const Scene& scene, const RuleMatch& match) {
  const Rule& rule = scene.rule(match);
  for (BlockId id = match.first; id < match.last; ++id) {
    if (scene.zones[id] & rule.where) return true;
  }
  return false;
}

// The section of a heading: its match made longer, and for a line of a block a second match for the blocks after it.
void add_sections(const Scene& scene, std::vector<RuleMatch>& matches) {
  std::vector<RuleMatch> more;
  for (RuleMatch& match : matches) {
    if (scene.rule(match).action != Action::drop_section) continue;
    const Section section = section_of(scene, match);
    match = section.head;
    if (section.end <= match.last) continue;
    if (match.partial)
      more.push_back({match.rule, match.last, section.end, false, {}});
    else
      match.last = section.end;
  }
  matches.insert(matches.end(), more.begin(), more.end());
}

void take_texts(Scene& scene, const std::vector<const RuleGroup*>& groups, std::vector<RuleMatch>&& waiting) {
  std::vector<RuleMatch> matches = std::move(waiting);
  std::erase_if(matches, [&](const RuleMatch& match) { return !place_holds(scene, match); });
  match_texts(scene, groups, matches);
  settle(scene, matches);
  mark_hits(scene, matches);
  mark_whole(scene, matches);
  settle_beside(scene, matches);
  add_sections(scene, matches);
  mark_hits(scene, matches);
  take(scene, matches);
}

void take_repeats(Scene& scene, const std::vector<const RuleGroup*>& groups, bool last) {
  std::vector<RuleMatch> matches;
  for (const RuleGroup* group : groups) {
    for (uint32_t rule : group->ops) {
      if (scene.rules[rule].op->last == last) scene.rules[rule].op->run(scene, rule, matches);
    }
  }
  std::erase_if(matches, [&](const RuleMatch& match) {
    const uint32_t words = count_blocks(scene.blocks, match.first, match.last).words;
    return !conditions_hold(scene, scene.rule(match), match.first, match.last, words);
  });
  settle(scene, matches);
  mark_hits(scene, matches);
  take(scene, matches);
}

}  // namespace

void apply_rules(Scene& scene, const std::vector<const RuleGroup*>& groups, Decisions& decisions) {
  std::vector<RuleMatch> waiting = take_structure(scene, groups);
  compute_zones(scene);
  take_texts(scene, groups, std::move(waiting));
  take_repeats(scene, groups, false);
  take_repeats(scene, groups, true);
  apply_budget(scene);

  write_decisions(scene, decisions);
}

}  // namespace pith
