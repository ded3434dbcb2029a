#include "write/source_text.h"

#include "catch.h"
#include "unit/write/made.h"

using namespace pith;
using namespace pith::test;

namespace {

std::string text_of(const std::string& text, const std::vector<std::string>& removed = {}) {
  return write_text(make_text(text, removed).input());
}

}  // namespace

TEST_CASE("a text of which nothing was removed comes out as it is") {
  for (const char* text : {"", "a", "a\n", "\n\n a \n\n\n\tb  \n\n", "a\r\n\r\nb\r\n", "a\n \nb"})
    CHECK(text_of(text) == text);
}

TEST_CASE("paragraphs, lines and sentences go, and the narrower gap stays") {
  const std::string over(121, 'x'), text(121, 'y');  // lines beside them are paragraphs
  struct Case {
    std::string text;
    std::vector<std::string> removed;
    std::string want;
  };
  const Case cases[] = {
      {"a\n\nad\n\nb\n", {"ad"}, "a\n\nb\n"},
      {"a\n\n\n\nad\n\nb\n", {"ad"}, "a\n\nb\n"},
      {"a\n\nad\n\n\n\nb\n", {"ad"}, "a\n\nb\n"},
      {"a\n\nad\n\nad\n\nb", {"ad"}, "a\n\nb"},
      {"a\n\n" + over + "\nb", {over}, "a\n\nb"},
      {"a\n" + over + "\n\nb", {over}, "a\n\nb"},
      {"a\n" + over + "\nb", {over}, "a\n\nb"},
      {"a\r\n" + over + "\r\nb\r\nc", {over + "\r"}, "a\r\n\nb\r\n\nc"},
      {"a\n" + over + "\nb\n" + text, {over}, "a\nb\n" + text},
      {"ad\n\nb\n", {"ad"}, "b\n"},
      {"\nad\n\nb\n", {"ad"}, "\nb\n"},
      {"a\n\nad\n", {"ad"}, "a\n"},
      {"a\n\nad", {"ad"}, "a"},
      {"ad\n", {"ad"}, ""},
      {"one\nad\ntwo\n", {"ad"}, "one\ntwo\n"},
      {"One.  Sign up!  Two.\n", {"Sign up!"}, "One.  Two.\n"},
      {"a\r\n\r\nad\r\n\r\nb\r\n", {"ad\r"}, "a\r\n\r\nb\r\n"},
  };
  for (const Case& c : cases) CHECK(text_of(c.text, c.removed) == c.want);
}
