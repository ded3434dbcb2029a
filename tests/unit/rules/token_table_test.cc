#include "rules/token_table.h"

#include <string>

#include "catch.h"

using namespace pith;

TEST_CASE("tokens number names in order, by kind, and survive growth") {
  TokenTable table;
  CHECK(table.intern('.', "a") == 0);
  CHECK(table.intern('#', "a") == 1);
  CHECK(table.intern('.', "a") == 0);
  for (int i = 0; i < 5000; ++i) table.intern('.', "name-" + std::to_string(i));
  CHECK(table.size() == 5002);
  CHECK(table.find('.', "a") == 0);
  CHECK(table.find('#', "a") == 1);
  CHECK(table.find('t', "a") == kNoToken);
  for (int i = 0; i < 5000; ++i) REQUIRE(table.find('.', "name-" + std::to_string(i)) == static_cast<Token>(i + 2));
  CHECK(table.find('.', "name-5000") == kNoToken);
  CHECK(table.find('.', "") == kNoToken);
}
