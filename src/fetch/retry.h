// When to ask again: Retry-After (RFC 9110, 10.2.3) and exponential back-off with jitter.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pith {

// Seconds to wait, from a number of seconds or an HTTP date; `now` is seconds since 1970. A past date gives 0; what is
// neither gives nullopt.
std::optional<double> parse_retry_after(std::string_view value, int64_t now);

// Seconds before try number `attempt` + 1 (attempts count from 1): base * 2^(attempt - 1), at most `most`, of which the
// upper half is chance ("equal jitter"), so that clients that failed together do not come back together. `random` is in
// [0, 1).
double backoff_seconds(int attempt, double base, double most, double random);

// 408, 425, 429 and 5xx but for 501 and 505, which will not change.
bool is_worth_retrying(int status);

}  // namespace pith
