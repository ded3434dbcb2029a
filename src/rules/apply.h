// apply: from the rules of a document to decisions about its blocks.
#pragma once

#include <vector>

#include "model/removal.h"
#include "rules/group.h"
#include "rules/scene.h"

namespace pith {

// One round over the scene's blocks, with the rules of `groups`. Appends to `decisions`, whose lists by block it sets.
void apply_rules(Scene& scene, const std::vector<const RuleGroup*>& groups, Decisions& decisions);

}  // namespace pith
