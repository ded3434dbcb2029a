// where: head, body and tail of a document.
#pragma once

#include "rules/scene.h"

namespace pith {

// Fills scene.zones from the blocks that are not gone.
void compute_zones(Scene& scene);

}  // namespace pith
