#include "write/lines.h"

#include "catch.h"

using namespace pith;

TEST_CASE("offsets have lines and columns, in code points") {
  const Lines lines("a\n\xC3\xA9z\n\nq");
  struct Case {
    size_t offset;
    uint32_t line, column;
  };
  for (const Case& c :
       {Case{0, 1, 1}, {1, 1, 2}, {2, 2, 1}, {4, 2, 2}, {5, 2, 3}, {6, 3, 1}, {7, 4, 1}, {8, 4, 2}, {99, 4, 2}}) {
    CHECK(lines.at(c.offset).line == c.line);
    CHECK(lines.at(c.offset).column == c.column);
  }
  CHECK(Lines("").at(0).line == 1);
}

TEST_CASE("columns of a long line are counted as those of a short one") {
  std::string text = "first\n";
  for (int i = 0; i < 5000; ++i) text += i % 7 == 0 ? "\xC3\xA9" : "x";
  const Lines lines(text);
  uint32_t column = 1;
  for (size_t offset = 6; offset < text.size(); ++column) {
    REQUIRE(lines.at(offset).column == column);
    REQUIRE(lines.line_of(offset) == 2);
    offset += text[offset] == 'x' ? 1 : 2;
  }
}
