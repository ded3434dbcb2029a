// beside: matches that hold only next to a hit.
#pragma once

#include <vector>

#include "rules/scene.h"

namespace pith {

// Whether the rule names categories in `beside`, `before` or `after`.
bool asks_for_company(const Rule& rule);

// Takes from `matches` those of rules that ask for company and have none: for `beside`, no hit of such a category in a
// neighbouring block (or, from another rule, in their own). Marks the hits of those that stay, which may hold up
// further ones. scene.hits holds the hits of all other matches.
void settle_beside(Scene& scene, std::vector<RuleMatch>& matches);

// Marks what patterns alone have taken whole: the company that `before` and `after` ask for.
void mark_whole(Scene& scene, const std::vector<RuleMatch>& matches);

// Marks the categories of the matches on their blocks, of those that ask for no company.
void mark_hits(Scene& scene, const std::vector<RuleMatch>& matches);
void mark_hit(Scene& scene, const RuleMatch& match);

}  // namespace pith
