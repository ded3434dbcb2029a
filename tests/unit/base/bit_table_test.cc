#include "base/bit_table.h"

#include "catch.h"

using pith::BitTable;

TEST_CASE("bit table: bits are clear until they are set, at both ends of a word and of the table") {
  BitTable table(256);
  CHECK(table.size() == 256);
  for (size_t bit : {0, 63, 64, 130, 255}) {
    CHECK_FALSE(table.has(bit));
    table.set(bit);
  }
  size_t count = 0;
  for (size_t bit = 0; bit < table.size(); ++bit) count += table.has(bit);
  CHECK(count == 5);
  for (size_t bit : {0, 63, 64, 130, 255}) CHECK(table.has(bit));
  CHECK(BitTable().size() == 0);
}
