// hosts: the host of a URL, and whether a rule's host pattern takes it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pith {

// Lower case, without user, port, a final dot and a leading "www."; empty when the URL names no host.
std::string host_of(std::string_view url);

// The patterns that take the host: itself, and "*." before each domain above it (not a bare top-level domain).
// "news.example.com" gives "news.example.com", "*.example.com".
std::vector<std::string> host_patterns(std::string_view host);

// The pattern as host_patterns spells it: without a leading "www.".
std::string normal_host_pattern(std::string_view pattern);

}  // namespace pith
