#include "rules/structure.h"

#include "base/text.h"
#include "rules/conditions.h"
#include "rules/inline_span.h"
#include "rules/ops/ops.h"

namespace pith {

bool match_of_element(Scene& scene, uint32_t index, NodeId element, RuleMatch* match) {
  *match = RuleMatch{index, 0, 0, false, {}};
  const Rule& rule = *scene.rules[index].rule;
  const Blocks::Range inside = scene.blocks.inside(scene.document, element);
  if (!inside.empty()) {
    match->first = inside.first, match->last = inside.last;
    const uint32_t words = count_blocks(scene.blocks, inside.first, inside.last).words;
    return conditions_hold(scene, rule, inside.first, inside.last, words);
  }
  const auto part = inline_span(scene.document, scene.blocks, element);
  if (!part || part->within.empty()) return false;
  match->first = part->block, match->last = part->block + 1;
  match->partial = true, match->within = part->within;
  const uint32_t words = count_words(part->within.of(scene.blocks[part->block].text));
  return conditions_hold(scene, rule, match->first, match->last, words);
}

void match_structure(Scene& scene, const std::vector<const RuleGroup*>& groups, std::vector<RuleMatch>& matches) {
  if (scene.is_text) return;  // it has no elements
  for (const RuleGroup* group : groups) {
    const SelectorIndex* selectors = group->selectors();
    if (!selectors) continue;
    for (const auto& [node, rule] : selectors->match(scene.document, scene.matcher)) {
      if (const Operation* op = scene.rules[rule].op; op && !op->takes(scene, node)) continue;
      RuleMatch match;
      if (match_of_element(scene, rule, node, &match)) matches.push_back(match);
    }
  }
}

}  // namespace pith
