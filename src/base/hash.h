// Hashes for telling equal documents: XXH3, 128 bits (xxhash.com), as `xxh128sum` prints it. Not for secrets.
#pragma once

#include <string>
#include <string_view>

namespace pith {

// 32 hexadecimal digits.
std::string xxh128(std::string_view bytes);

}  // namespace pith
