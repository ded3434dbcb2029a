// decide: from the list of removals to what is left of each block.
#pragma once

#include <string_view>

#include "model/block.h"
#include "model/cleaned.h"
#include "model/removal.h"

namespace pith {

// Takes the lists over. Removals come out in document order and disjoint: of two that overlap the first stands, the
// longer if they begin together; of two equal ones that of the lower rule id; the rest of the other is kept as a
// removal where it reaches further.
Cleaned decide(const Blocks& blocks, Decisions&& decisions);

// The first broken law in words, or "" when both hold: what is kept and what was removed are together all text of all
// blocks and nothing is in both (conservation), and each removal names a rule and a range (no anonymous removal).
std::string_view check_conservation(const Blocks& blocks, const Cleaned& cleaned);

}  // namespace pith
