// structure: the rules that a selector alone decides.
#pragma once

#include <vector>

#include "rules/group.h"
#include "rules/scene.h"

namespace pith {

// Appends a match for every element that the selectors take, in order of element and rule. `where` and `beside` are not
// looked at.
void match_structure(Scene& scene, const std::vector<const RuleGroup*>& groups, std::vector<RuleMatch>& matches);

// The match of a rule on an element: its blocks, or the part of a block that an inline element is. False when the
// element holds no text or blocks of other kinds than the rule names.
bool match_of_element(Scene& scene, uint32_t rule, NodeId element, RuleMatch* match);

}  // namespace pith
