#include "fetch/retry.h"

#include <curl/curl.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "base/text.h"

namespace pith {

std::optional<double> parse_retry_after(std::string_view value, int64_t now) {
  value = trimmed(value);
  uint32_t seconds = 0;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), seconds);
  if (!value.empty() && end == value.data() + value.size()) {
    return fault == std::errc() ? seconds : std::numeric_limits<double>::infinity();
  }
  const time_t date = curl_getdate(std::string(value).c_str(), nullptr);
  if (date < 0) return std::nullopt;
  return static_cast<double>(std::max<int64_t>(0, date - now));
}

double backoff_seconds(int attempt, double base, double most, double random) {
  const double whole = std::min(most, base * std::exp2(attempt - 1));
  return whole / 2 + whole / 2 * random;
}

bool is_worth_retrying(int status) {
  return status == 408 || status == 425 || status == 429 || (status >= 500 && status != 501 && status != 505);
}

}  // namespace pith
