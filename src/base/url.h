// URL references, as text: resolving and telling schemes apart. Nothing is fetched, normalised or decoded.
#pragma once

#include <string>
#include <string_view>

namespace pith {

// The scheme in lower case without ':', or "" for a relative reference. ASCII white space and control characters, which
// browsers drop from URLs, do not hide one.
std::string url_scheme(std::string_view url);

// RFC 3986, 5.2: `reference` seen from `base`. An empty or relative base leaves a relative reference as it is. ASCII
// tabs and newlines are dropped and white space at the ends is trimmed, as browsers do.
std::string resolve_url(std::string_view base, std::string_view reference);

}  // namespace pith
