#include "base/error.h"

#include "catch.h"

using namespace pith;

TEST_CASE("a place names line and column in code points, and the error ends in the line and a caret") {
  const std::string text = "schema = 1\nid = \"\xC3\xA9\xC3\xA9\" oops\n";
  const Error error{ErrorCode::syntax, "expected a newline, found \"oops\"",
                    place_at("en.toml", text, text.find("oops"))};
  CHECK(error.to_string() ==
        "en.toml:2:11: expected a newline, found \"oops\"\n"
        "    id = \"\xC3\xA9\xC3\xA9\" oops\n"
        "              ^");
}

TEST_CASE("a place without a line names the byte offset, and an error without a place is its message") {
  Error error{ErrorCode::io, "unexpected end of record", {}};
  CHECK(error.to_string() == "unexpected end of record");
  error.place.source = "crawl.warc";
  error.place.offset = 4096;
  CHECK(error.to_string() == "crawl.warc at byte 4096: unexpected end of record");
}

TEST_CASE("an offset past the end is the end, and very long lines have no excerpt") {
  CHECK(place_at("x", "ab", 99).column == 3);
  CHECK(place_at("x", std::string(1000, 'a'), 5).excerpt.empty());
}
