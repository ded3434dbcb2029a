// beside: matches that hold only next to a hit.
#pragma once

#include <vector>

#include "rules/scene.h"

namespace pith {

// Takes from `matches` those of rules with `beside` that have no hit of such a category in a neighbouring block (or,
// from another rule, in their own). Marks the hits of those that stay, which may hold up further ones. scene.hits holds
// the hits of all other matches.
void settle_beside(Scene& scene, std::vector<RuleMatch>& matches);

// Marks the categories of the matches on their blocks.
void mark_hits(Scene& scene, const std::vector<RuleMatch>& matches);
void mark_hit(Scene& scene, const RuleMatch& match);

}  // namespace pith
