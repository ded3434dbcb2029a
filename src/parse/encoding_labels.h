// Names of encodings by the Encoding Standard (https://encoding.spec.whatwg.org/, 4.2).
#pragma once

#include <string_view>

namespace pith {

// The encoding's name in lower case ("windows-1252" for "ISO-8859-1" or "latin1"); "" for an unknown label. White space
// around the label and its case do not matter.
std::string_view encoding_of_label(std::string_view label);

}  // namespace pith
