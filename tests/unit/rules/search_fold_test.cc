#include "rules/search_fold.h"

#include <map>
#include <string>

#include "base/utf8.h"
#include "catch.h"
#include "rules/pattern.h"

using namespace pith;

namespace {

std::string utf8(char32_t c) {
  std::string out;
  append_utf8(out, c);
  return out;
}

std::string folded_text(std::string_view text) {
  std::string out;
  search_fold(text, out);
  return out;
}

// Where alphabets with upper and lower case are.
bool may_have_case(char32_t c) {
  return c < 0x600 || (c >= 0x10A0 && c < 0x2200) || (c >= 0x2C00 && c < 0x2E00) || (c >= 0xA640 && c < 0xAC00) ||
         (c >= 0xFB00 && c < 0xFB20) || (c >= 0xFF00 && c < 0xFF60);
}

}  // namespace

TEST_CASE("a text is folded to lower case and single spaces") {
  CHECK(folded_text("  Read\n\tALSO\xC2\xA0: \xC3\x89t\xC3\xA9 ") == "read also : \xC3\xA9t\xC3\xA9");
  CHECK(folded_text("\xCE\x9F\xCE\x94\xCE\x9F\xCF\x82") == "\xCE\xBF\xCE\xB4\xCE\xBF\xCF\x83");  // final sigma
  CHECK(folded_text("ta\xC5\xBFk") == "task");
  CHECK(folded_text(" \n ").empty());
}

// One pattern for each fold, against a text of all characters: whatever (?i) takes for the same must fold to the same.
TEST_CASE("what RE2 takes for the same letter folds to the same") {
  std::map<char32_t, std::string> by_fold;  // members, each a line
  std::vector<char32_t> all;
  for (char32_t c = 0x21; c < 0x10000; ++c) {
    if (!may_have_case(c) || is_space(c) || (c >= 0xD800 && c < 0xE000)) continue;
    all.push_back(c);
    by_fold[search_fold(c)] += utf8(c);
  }
  int joined = 0;
  for (char32_t c : all) {
    if (!is_foldable(c) || (c < 0x80 && !is_search_word(static_cast<char>(search_fold(c))))) continue;
    std::string others;  // every character but those that fold like c
    const std::string& same = by_fold[search_fold(c)];
    for (size_t at = 0; at < same.size();) {
      const char32_t other = decode_utf8(same, &at);
      joined += other != c && Pattern("^" + utf8(c) + "$").found_in(utf8(other));
    }
    const std::string pattern = utf8(c);
    INFO(pattern << " " << static_cast<uint32_t>(c));
    static const std::string* const kAll = [&] {
      auto* text = new std::string;
      for (char32_t each : all) *text += utf8(each);
      return text;
    }();
    others.reserve(kAll->size());
    for (size_t at = 0; at < kAll->size();) {
      const size_t begin = at;
      if (search_fold(decode_utf8(*kAll, &at)) != search_fold(c)) others.append(*kAll, begin, at - begin);
    }
    REQUIRE(!Pattern(pattern).found_in(others));
  }
  CHECK(joined > 500);
}

TEST_CASE("the long s and the Kelvin sign are word characters where case does not count") {
  CHECK(!Pattern("^\\W$").found_in("\xC5\xBF"));
  CHECK(!Pattern("^\\W$").found_in("\xE2\x84\xAA"));
  CHECK(Pattern("^(?-i:\\W)$").found_in("\xC5\xBF"));
}
