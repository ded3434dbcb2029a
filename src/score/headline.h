// headline: the heading that names the page. A reader wants the title once, whatever the model thinks of it.
#pragma once

#include "model/block.h"
#include "model/cleaned.h"
#include "model/removal.h"

namespace pith {

// The first heading of level 1 or 2 with the words of the page's title (one may hold the other), else the only heading
// of level 1 when there is one; blocks that a rule removed do not count. kNoBlock when there is none.
BlockId headline_of(const Blocks& blocks, const Metadata& metadata, const Decisions& decisions);

}  // namespace pith
