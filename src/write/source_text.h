// Text pages as text: the source's own bytes without what was removed.
#pragma once

#include "write/writer.h"

namespace pith {

std::string write_source_text(const WriteInput& input, std::vector<Placed>* placed);

}  // namespace pith
