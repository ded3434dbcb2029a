#include "base/value_numbers.h"

#include <string>
#include <vector>

#include "catch.h"

using namespace pith;

TEST_CASE("values are numbered in the order in which they come first") {
  ValueNumbers numbers;
  CHECK(numbers.number_of("") == 0);
  CHECK(numbers.number_of("card") == 1);
  CHECK(numbers.number_of("card wide") == 2);
  CHECK(numbers.number_of("card") == 1);
  CHECK(numbers.number_of("") == 0);
  CHECK(numbers.take() == std::vector<std::string_view>{"", "card", "card wide"});
}

TEST_CASE("numbers stay what they are while the table grows") {
  std::vector<std::string> values;
  for (int i = 0; i < 5000; ++i) values.push_back("item-" + std::to_string(i * 7919));
  ValueNumbers numbers;
  for (uint32_t i = 0; i < values.size(); ++i) REQUIRE(numbers.number_of(values[i]) == i);
  for (uint32_t i = 0; i < values.size(); ++i) REQUIRE(numbers.number_of(std::string(values[i])) == i);
  CHECK(numbers.take().size() == values.size());
}
