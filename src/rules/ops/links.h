// links: where the links of a block lead.
#pragma once

#include <string_view>

#include "rules/scene.h"

namespace pith {

// The target of the first link of a block; empty when it has none.
std::string_view link_of(const Scene& scene, const Block& block);

// A block of letters that are, but for one in ten, inside links.
bool is_all_link(const Block& block);

}  // namespace pith
