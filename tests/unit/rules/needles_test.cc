#include "rules/needles.h"

#include <set>
#include <string>

#include "base/text.h"
#include "catch.h"

using namespace pith;

TEST_CASE("a value holds or does not, by the operators of Selectors 4") {
  struct Case {
    AttributeTest test;
    const char* wanted;
    const char* value;
    bool want;
  };
  const Case cases[] = {
      {AttributeTest::present, "", "", true},        {AttributeTest::equals, "a b", "a b", true},
      {AttributeTest::equals, "a", "A", false},      {AttributeTest::word, "b", "a b\tc", true},
      {AttributeTest::word, "a b", "a b", false},    {AttributeTest::word, "", "a", false},
      {AttributeTest::dash, "en", "en-GB", true},    {AttributeTest::dash, "en", "en", true},
      {AttributeTest::dash, "en", "english", false}, {AttributeTest::prefix, "ab", "abc", true},
      {AttributeTest::prefix, "", "abc", false},     {AttributeTest::suffix, "bc", "abc", true},
      {AttributeTest::suffix, "abcd", "abc", false}, {AttributeTest::substring, "b", "abc", true},
      {AttributeTest::substring, "", "abc", false},
  };
  for (const Case& each : cases) {
    INFO(static_cast<int>(each.test) << " '" << each.wanted << "' '" << each.value << "'");
    CHECK(value_holds({"x", each.test, each.wanted, false}, each.value) == each.want);
  }
  CHECK(value_holds({"x", AttributeTest::substring, "NEWS", true}, "my-news"));
}

TEST_CASE("needles find in one pass what the tests find one by one") {
  std::vector<AttributeSelector> tests;
  const char* const words[] = {"facebook.com/sharer", "list-manage.com", "share", "news", "ad", "x", "://www.",
                               "newsletter"};
  for (const char* word : words) {
    for (int test = 1; test <= 6; ++test) {
      tests.push_back({"href", static_cast<AttributeTest>(test), word, false});
      tests.push_back({"href", static_cast<AttributeTest>(test), word, true});
    }
  }
  tests.push_back({"href", AttributeTest::present, "", false});
  Needles needles;
  for (size_t i = 0; i < tests.size(); ++i) needles.add(tests[i], static_cast<Token>(i));
  needles.finish();
  for (const char* value : {"https://www.facebook.com/sharer?u=1", "", "x", "NEWS", "newsletter", "news share ad",
                            "share", "http://a.list-manage.com", "AD-x", "ad", "a newsletter"}) {
    INFO(value);
    std::set<Token> want, got;
    for (size_t i = 0; i < tests.size(); ++i)
      if (value_holds(tests[i], value)) want.insert(static_cast<Token>(i));
    needles.match(value, ascii_lowered(value), [&](Token token) { got.insert(token); });
    CHECK(got == want);
  }
}
