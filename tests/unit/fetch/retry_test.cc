#include "fetch/retry.h"

#include "catch.h"

namespace pith {
namespace {

TEST_CASE("Retry-After") {
  constexpr int64_t kNow = 784111777;  // Sun, 06 Nov 1994 08:49:37 GMT, the date of RFC 9110, 5.6.7
  CHECK(parse_retry_after("120", kNow) == 120);
  CHECK(parse_retry_after(" 0 ", kNow) == 0);
  CHECK(parse_retry_after("Sun, 06 Nov 1994 08:50:37 GMT", kNow) == 60);
  CHECK(parse_retry_after("Sun, 06 Nov 1994 08:49:00 GMT", kNow) == 0);
  CHECK(*parse_retry_after("99999999999999999999", kNow) > 1e12);
  for (const std::string_view bad : {"", "soon", "-5", "1.5s"}) CHECK(!parse_retry_after(bad, kNow));
}

TEST_CASE("the back-off doubles up to its limit, and half of it is chance") {
  CHECK(backoff_seconds(1, 1, 60, 0) == 0.5);
  CHECK(backoff_seconds(1, 1, 60, 0.5) == 0.75);
  CHECK(backoff_seconds(3, 1, 60, 0) == 2);
  CHECK(backoff_seconds(20, 1, 60, 0) == 30);
  CHECK(backoff_seconds(2000, 1, 60, 0) == 30);
}

TEST_CASE("what is worth another try") {
  for (const int status : {408, 425, 429, 500, 502, 503, 504, 599}) CHECK(is_worth_retrying(status));
  for (const int status : {200, 301, 304, 400, 401, 403, 404, 410, 501, 505}) CHECK(!is_worth_retrying(status));
}

}  // namespace
}  // namespace pith
