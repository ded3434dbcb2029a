// ByteSet: which rare bytes stand in a text, as a look at a text that costs less than a search in it.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith {

// Bits for the signs of ASCII, for digits, for the rarest letters and for all beyond ASCII. Letters have none.
using ByteSet = uint32_t;
inline constexpr ByteSet kAllBytes = UINT32_MAX;

ByteSet bytes_of(std::string_view text);

// What a text needs for the pattern to match it: one of each of these. kAllBytes where nothing rare enough is known. Of
// texts for which folds_into_ascii() is false.
struct alignas(8) NeededBytes {  // in one word, so that threads share it without a lock
  ByteSet first = kAllBytes, second = kAllBytes;

  bool are_in(ByteSet text) const { return (first & text) != 0 && (second & text) != 0; }
};
NeededBytes needed_bytes(std::string_view pattern);

}  // namespace pith
