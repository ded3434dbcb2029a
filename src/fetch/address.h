// Which addresses a fetcher may connect to: those of the public internet.
#pragma once

#include <string>

namespace pith {

// False for private, loopback, link-local, multicast, documentation and reserved addresses (IANA's special-purpose
// registries for IPv4 and IPv6), for such IPv4 addresses inside IPv6 ones (mapped, 6to4, NAT64), for scoped addresses
// and for what is no numeric address.
bool is_public_address(const std::string& text);

}  // namespace pith
