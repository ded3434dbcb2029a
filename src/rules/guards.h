// guards: limits to what a rule, and all rules together, may take from a page.
#pragma once

#include <vector>

#include "rules/scene.h"

namespace pith {

// Words that a match takes.
uint32_t words_of(const Scene& scene, const RuleMatch& match);

// Leaves out the matches that their rule's guard forbids, with a warning for each rule that was held back. `matches`
// hold drops only, in any order.
void apply_guards(Scene& scene, std::vector<RuleMatch>& matches);

// True when the drops taken so far are too much of the page: scene.taken is then without them, but for page furniture,
// and a warning says so.
bool apply_budget(Scene& scene);

}  // namespace pith
