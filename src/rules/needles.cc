// A needle of four bytes or more is filed under one of its grams of four bytes, lower-cased; each position of a value
// looks its gram up in a table of 4,096 bits, and only a hit tries the tests filed there:
//
//   [href*='list-manage.com']  is filed under "list"; of "https://example.com/" no gram is in the table.
//
// Shorter needles and mere presence are tried on every value. The gram is the one that fewest needles share so far and,
// among those, the last: addresses and class names begin alike. Tested in tests/unit/rules/needles_test.cc.
#include "rules/needles.h"

#include <algorithm>

#include "base/text.h"

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

Needles::Needles() : heads_(kSlots, kNone) {}

uint32_t Needles::slot_of(std::string_view gram) {
  uint32_t bits = 0;
  for (char c : gram) bits = bits << 8 | static_cast<unsigned char>(ascii_lower(c));
  return (bits * 0x9E3779B1u) >> 20;  // 12 bits
}

void Needles::add(const AttributeSelector& test, Token token) {
  if (test.test == AttributeTest::present || test.value.size() < kGram) {
    always_.push_back({test, token, kNone});
    return;
  }
  uint32_t best = 0, fewest = UINT32_MAX;
  for (size_t at = 0; at + kGram <= test.value.size(); ++at) {
    const uint32_t slot = slot_of(std::string_view(test.value).substr(at, kGram));
    uint32_t length = 0;
    for (uint32_t next = heads_[slot]; next != kNone && length < fewest; next = by_gram_[next].next) ++length;
    if (length <= fewest) best = slot, fewest = length;
  }
  by_gram_.push_back({test, token, heads_[best]});
  heads_[best] = static_cast<uint32_t>(by_gram_.size() - 1);
  filter_[best / 64] |= uint64_t{1} << (best % 64);
}

}  // namespace pith
