#include "rules/pattern.h"

#include <algorithm>
#include <set>

#include "catch.h"

using namespace pith;

TEST_CASE("a pattern is anchored when every match begins at the begin of the text") {
  struct Case {
    const char* pattern;
    bool want;
  };
  const Case cases[] = {
      {"^read", true},        {"read", false},    {"^read|also", false}, {"^(read|also)", true},
      {"^read\\|also", true}, {"^[|]also", true}, {"^[]|]also", true},   {"(^|x)read", false},
      {"^(a|b)c|d", false},   {"", false},        {"^", true},
  };
  for (const Case& each : cases) {
    INFO(each.pattern);
    CHECK(is_anchored(each.pattern) == each.want);
  }
}

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

TEST_CASE("a set names the patterns that occur, anchored or not") {
  PatternSet set;
  set.add("^read also", 1, 0);
  set.add("also", 2, 0);
  set.add("^also", 3, 0);
  set.add("newsletter", 4, 5);
  set.finish();
  auto keys = [&](std::string_view text, uint32_t words) {
    std::vector<uint32_t> found;
    set.match(text, words, found);
    std::sort(found.begin(), found.end());
    return found;
  };
  CHECK(keys("Read ALSO this", 3) == std::vector<uint32_t>{1, 2});
  CHECK(keys("also this", 2) == std::vector<uint32_t>{2, 3});
  CHECK(keys("the newsletter", 2) == std::vector<uint32_t>{4});
  CHECK(keys("the newsletter of the old town", 6).empty());  // longer than any rule that asks for it takes
}

TEST_CASE("a set that does not fit its memory is split and finds the same") {
  auto pattern_of = [](int i) {
    return "\\bword" + std::to_string(i) + "[a-z]{0,20}(x|y|z)?[0-9]+" + std::to_string(i % 7);
  };
  PatternSet small(int64_t{1} << 18), large(int64_t{64} << 20);
  std::vector<Pattern> singles;
  for (int i = 0; i < 400; ++i) {
    small.add(pattern_of(i), static_cast<uint32_t>(i), 0);
    large.add(pattern_of(i), static_cast<uint32_t>(i), 0);
    singles.emplace_back(pattern_of(i));
  }
  small.finish();
  large.finish();
  CHECK(small.passes() > 1);
  CHECK(large.passes() == 1);
  for (const char* text : {"word17abc93", "a word399z60 b", "nothing", "word1a11 word2b22 WORD3C33"}) {
    INFO(text);
    std::vector<uint32_t> from_small, from_large;
    std::set<uint32_t> want;
    small.match(text, 3, from_small);
    large.match(text, 3, from_large);
    for (uint32_t i = 0; i < singles.size(); ++i)
      if (singles[i].found_in(text)) want.insert(i);
    CHECK(std::set<uint32_t>(from_small.begin(), from_small.end()) == want);
    CHECK(std::set<uint32_t>(from_large.begin(), from_large.end()) == want);
  }
}
