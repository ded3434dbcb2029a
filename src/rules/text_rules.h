// text_rules: the rules with patterns, over the blocks, lines and sentences of a document.
#pragma once

#include <vector>

#include "rules/group.h"
#include "rules/scene.h"

namespace pith {

// Appends what matches in blocks that are not gone, in order of block and rule. `beside` is not looked at.
void match_texts(Scene& scene, const std::vector<const RuleGroup*>& groups, std::vector<RuleMatch>& matches);

}  // namespace pith
