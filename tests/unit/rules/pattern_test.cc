#include "rules/pattern.h"

#include "catch.h"

using namespace pith;

TEST_CASE("patterns that would hit everything or do not compile are faults") {
  CHECK(!check_pattern("^ad$"));
  CHECK(check_pattern("x*")->message == "pattern matches the empty text, so it would hit everything");
  CHECK(check_pattern("ab(c")->message == "bad pattern: missing ): ab(c");
  CHECK(check_pattern("ab[z-a]")->offset == 3);
}

TEST_CASE("a pattern matches without regard to case and says where") {
  const Pattern pattern("news(letter)?");
  CHECK(pattern.found_in("Our NEWS"));
  CHECK(!pattern.found_in("none"));
  CHECK(pattern.find_in("Our Newsletter, weekly") == Span{4, 14});
  CHECK(!Pattern("(").found_in("("));
}
