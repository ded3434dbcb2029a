// Whole pages of UTF-8: checked by vector instructions, and repaired where they are not valid.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pith {

bool is_valid_utf8(std::string_view bytes);

struct RepairedUtf8 {
  std::string text;
  uint32_t invalid = 0;  // sequences replaced
  uint32_t valid = 0;    // sequences of two bytes and more that were right
};

// Every maximal subpart of an ill-formed sequence becomes U+FFFD (Unicode Standard 3.9, which the Encoding Standard
// follows).
RepairedUtf8 repair_utf8(std::string_view bytes);

}  // namespace pith
