#include "base/utc.h"

#include "catch.h"

namespace pith {
namespace {

TEST_CASE("points of time") {
  CHECK(utc_time(0) == "1970-01-01T00:00:00Z");
  CHECK(utc_time(784111777) == "1994-11-06T08:49:37Z");
  CHECK(utc_time(-1) == "1969-12-31T23:59:59Z");
  CHECK(utc_time(253402300800) == "10000-01-01T00:00:00Z");
}

}  // namespace
}  // namespace pith
