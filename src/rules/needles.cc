// The values that tests name are literals of a LiteralIndex, lower-cased, with the edge where a test has one:
//
//   [href*='list-manage.com']  "list-manage.com", wherever it stands
//   [id^='taboola-']           "taboola-" at the begin; one lookup a value
//   [role='search']            "search" at the begin and the end
//
// Only a literal that occurs has its test tried. Mere presence is tried on every value. Tested in
// tests/unit/rules/needles_test.cc.
#include "rules/needles.h"

#include <algorithm>

#include "base/text.h"
#include "rules/pattern_tree.h"

namespace pith {
namespace {

bool equal(std::string_view a, std::string_view b, bool ignore_case) {
  return ignore_case ? equals_ignoring_ascii_case(a, b) : a == b;
}

bool contains(std::string_view text, std::string_view part, bool ignore_case) {
  if (!ignore_case) return text.find(part) != std::string_view::npos;
  return std::search(text.begin(), text.end(), part.begin(), part.end(),
                     [](char x, char y) { return ascii_lower(x) == ascii_lower(y); }) != text.end();
}

bool has_word(std::string_view text, std::string_view wanted, bool ignore_case) {
  for (size_t at = 0; at < text.size();) {
    while (at < text.size() && is_ascii_space(text[at])) ++at;
    const size_t begin = at;
    while (at < text.size() && !is_ascii_space(text[at])) ++at;
    if (at > begin && equal(text.substr(begin, at - begin), wanted, ignore_case)) return true;
  }
  return false;
}

}  // namespace

bool value_holds(const AttributeSelector& wanted, std::string_view value) {
  const std::string_view part = wanted.value;
  const bool fold = wanted.ignore_case;
  switch (wanted.test) {
    case AttributeTest::present:
      return true;
    case AttributeTest::equals:
      return equal(value, part, fold);
    case AttributeTest::word:
      return has_word(value, part, fold);
    case AttributeTest::dash:
      return equal(value.substr(0, part.size()), part, fold) &&
             (value.size() == part.size() || value[part.size()] == '-');
    case AttributeTest::prefix:
      return !part.empty() && equal(value.substr(0, part.size()), part, fold);
    case AttributeTest::suffix:
      return !part.empty() && value.size() >= part.size() &&
             equal(value.substr(value.size() - part.size()), part, fold);
    case AttributeTest::substring:
      return !part.empty() && contains(value, part, fold);
  }
  return false;
}

void Needles::add(const AttributeSelector& test, Token token) {
  const auto key = static_cast<uint32_t>(needles_.size());
  needles_.push_back({test, token});
  std::string literal = ascii_lowered(test.value);
  const bool has_edge = literal.find_first_of("\n\r") != std::string::npos;  // would be taken for one
  if (test.test == AttributeTest::present || literal.empty() || has_edge) return always_.push_back(key);
  using Test = AttributeTest;
  if (test.test == Test::equals || test.test == Test::prefix || test.test == Test::dash)
    literal.insert(0, 1, kTextEdge);
  if (test.test == Test::equals || test.test == Test::suffix) literal += kTextEdge;
  index_.add(literal, key);
}

}  // namespace pith
