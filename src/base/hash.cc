#include "base/hash.h"

#define XXH_INLINE_ALL
#include <xxhash.h>

namespace pith {

std::string xxh128(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  std::string out;
  for (unsigned char byte : canonical.digest) {
    constexpr std::string_view kHex = "0123456789abcdef";
    out += kHex[byte >> 4];
    out += kHex[byte & 15];
  }
  return out;
}

}  // namespace pith
