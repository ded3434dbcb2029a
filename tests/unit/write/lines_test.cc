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
