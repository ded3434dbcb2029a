// Patterns: RE2 behind one door. Case-insensitive, UTF-8, linear in the text whatever the pattern.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace pith {

struct PatternFault {
  std::string message;
  size_t offset = 0;  // of the offending part in the pattern
};

// What is wrong with a pattern; nullopt when it compiles. A pattern that matches the empty text is a fault: it would
// hit everything.
std::optional<PatternFault> check_pattern(std::string_view pattern);

}  // namespace pith
