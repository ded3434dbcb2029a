// decisions: what the matches that were taken and kept mean for each block.
#pragma once

#include "model/removal.h"
#include "rules/scene.h"

namespace pith {

// Appends removals (by block; those of one block may overlap unless one takes it whole), exemptions and warnings, and
// sets the lists by block.
void write_decisions(const Scene& scene, Decisions& decisions);

}  // namespace pith
