// The table of named character references, as text; entities.cc reads it.
#pragma once

#include <string_view>

namespace pith {

extern const std::string_view kEntityNames;

}  // namespace pith
