#include "parse/nesting.h"

#include "catch.h"

using namespace pith;

namespace {

// Runs tags ("div", "/div") and gives those that were left out.
std::string left_out(uint32_t max_depth, std::initializer_list<std::string_view> tags) {
  Nesting nesting(max_depth);
  std::string out;
  for (std::string_view tag : tags) {
    const bool end = tag[0] == '/';
    const std::string_view name = tag.substr(end ? 1 : 0);
    const bool kept = end ? nesting.close(tag_of(name), name) : nesting.open(tag_of(name), name, false);
    if (!kept) (out += tag) += ' ';
  }
  return out;
}

}  // namespace

TEST_CASE("elements beyond the depth are left out with their end tags") {
  CHECK(left_out(3, {"div", "div", "div", "/div", "div", "/div", "/div", "/div"}) == "");
  CHECK(left_out(3, {"div", "div", "div", "div", "section", "/section", "/div", "/div", "/div", "/div"}) ==
        "div section /section /div ");
  CHECK(left_out(2, {"x-a", "x-b", "x-c", "x-d", "/x-d", "/x-c", "/x-b", "/x-a"}) == "x-c x-d /x-d /x-c ");
  CHECK(left_out(1, {"div", "br", "img", "input"}) == "");
}

TEST_CASE("end tags that the standard implies end elements here too") {
  CHECK(left_out(2, {"div", "p", "p", "p", "h1", "h2", "/h2", "ul"}) == "");
  CHECK(left_out(2, {"ul", "li", "li", "li", "/ul", "dl", "dt", "dd", "dt"}) == "");
  CHECK(left_out(4, {"table", "tr", "td", "td", "tr", "th", "tbody", "tr", "td", "/table", "p"}) == "");
  CHECK(left_out(2, {"select", "option", "option", "option", "/select", "div"}) == "");
  CHECK(left_out(2, {"div", "button", "button", "button"}) == "");
  CHECK(left_out(1, {"a", "a", "a", "div"}) == "");
}

TEST_CASE("what the standard does not pop stays open") {
  CHECK(left_out(3, {"p", "button", "p", "div"}) == "");
  CHECK(left_out(4, {"div", "table", "tr", "td", "/div", "div"}) == "td div ");  // an implied tbody counts
  CHECK(left_out(2, {"form", "div", "/form", "div", "div"}) == "div ");          // the form goes, its content stays
  CHECK(left_out(2, {"x-a", "div", "/x-a", "div"}) == "div ");
}

TEST_CASE("few formatting elements may be open at a time") {
  Nesting nesting(512);
  int kept = 0;
  for (int i = 0; i < 100; ++i) kept += nesting.open(Tag::b, "b", false);
  CHECK(kept == 12);
  CHECK(nesting.capped());
  CHECK_FALSE(nesting.close(Tag::b, "b"));
}

TEST_CASE("a marker hides the formatting elements outside") {
  Nesting nesting(512);
  nesting.open(Tag::b, "b", false);
  CHECK(nesting.formatting() > 0);
  for (Tag tag : {Tag::table, Tag::tr, Tag::td}) nesting.open(tag, tag_name(tag), false);
  CHECK(nesting.formatting() == 0);
  nesting.close(Tag::b, "b");  // ignored: its <b> is behind the marker
  nesting.close(Tag::table, "table");
  CHECK(nesting.formatting() > 0);
}
