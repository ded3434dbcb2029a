// SHA-1 (FIPS 180-4) for WARC digests, where its weakness does not matter: they tell copies apart, not forgeries.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace pith {

using Sha1 = std::array<uint8_t, 20>;

Sha1 sha1(std::string_view bytes);
std::string hexadecimal(const Sha1& digest);  // lower case
std::string base32(const Sha1& digest);       // RFC 4648, section 6: 32 characters, no padding

}  // namespace pith
