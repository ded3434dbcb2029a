// --diff: what cleaning changed, as a unified diff of the text.
#pragma once

#include <string>

#include "pith.h"

namespace pith::cli {

// From the text with nothing removed to the text as cleaned; "" when they are the same. Linear in both.
std::string diff_of(const CleanDocument& document, const std::string& name);

}  // namespace pith::cli
