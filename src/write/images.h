// Images that stand by themselves between two blocks: they belong to no block, so no rule says whether they stay.
#pragma once

#include <vector>

#include "write/outline.h"
#include "write/writer.h"

namespace pith {

// An image stays where the blocks on both sides were kept, or where a block in its <figure> was. `i` is an index into
// Cleaned::kept, `boxes` what is around that block. Images in data tables are left out.
std::vector<NodeId> images_before(const WriteInput& input, size_t i, const std::vector<OutlineBox>& boxes);
// Only those that will not be before the next block.
std::vector<NodeId> images_after(const WriteInput& input, size_t i, const std::vector<OutlineBox>& boxes);

// The innermost box of a kind, or null.
const OutlineBox* find_box(const std::vector<OutlineBox>& boxes, BoxKind kind);

}  // namespace pith
