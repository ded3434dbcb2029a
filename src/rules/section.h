// section: what belongs to a heading that a drop-section rule has found.
#pragma once

#include "rules/scene.h"

namespace pith {

// The match with the blocks that follow its heading and belong to it, or, for a line of a block, with the lines after
// it. The result holds whole blocks, and for a line a part of the first.
struct Section {
  RuleMatch head;   // the match itself, a partial one reaching to the end of its block when the lines after it go
  BlockId end = 0;  // blocks [head.last, end) go as well
};
Section section_of(const Scene& scene, const RuleMatch& match);

}  // namespace pith
