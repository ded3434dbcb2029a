// protect: what a text rule leaves alone unless it names it.
#pragma once

#include "rules/scene.h"

namespace pith {

// Code, quotations, formulas and data tables. A table that only lays out a page protects nothing.
bool is_protected(Scene& scene, BlockId block);

}  // namespace pith
