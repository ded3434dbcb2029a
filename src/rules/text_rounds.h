// text_rounds: rules over a plain text until nothing changes.
#pragma once

#include <functional>

#include "model/block.h"
#include "model/removal.h"

namespace pith {

// Calls `round` with the blocks, then with what the removals left of them, until a round removes nothing (16 rounds at
// most). Decisions name the blocks and ranges of the first round; lists by block gather the hits of all rounds.
void apply_in_rounds(const Blocks& blocks, const std::function<void(const Blocks&, Decisions&)>& round,
                     Decisions& decisions);

}  // namespace pith
