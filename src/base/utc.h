// Points of time as text.
#pragma once

#include <cstdint>
#include <string>

namespace pith {

// "2024-01-31T12:00:00Z" (RFC 3339), as WARC-Date has it; of seconds since 1970.
std::string utc_time(int64_t seconds);

}  // namespace pith
