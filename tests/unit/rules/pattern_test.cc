#include "rules/pattern.h"

#include <random>

#include "base/text.h"
#include "base/utf8.h"
#include "catch.h"
#include "rules/builtin.h"
#include "rules/search_fold.h"

using namespace pith;

namespace {

// Whether the pattern holds of the text, asked in both ways.
bool holds(const Pattern& pattern, std::string_view text) {
  const std::string plain = squeezed(text);
  std::string folded;
  search_fold(plain, folded);
  const bool found = pattern.found_in(plain);
  if (!folds_into_ascii(plain)) CHECK(pattern.found_in(SearchedText{plain, folded}) == found);
  return found;
}

}  // namespace

TEST_CASE("patterns that would hit everything or do not compile are faults") {
  CHECK(!check_pattern("^ad$"));
  CHECK(check_pattern("x*")->message == "pattern matches the empty text, so it would hit everything");
  CHECK(check_pattern("ab(c")->message == "bad pattern: missing ): ab(c");
  CHECK(check_pattern("ab[z-a]")->offset == 3);
}

TEST_CASE("a pattern matches without regard to case and says where") {
  const Pattern pattern("news(letter)?");
  CHECK(pattern.found_in("Our NEWS"));
  CHECK(!pattern.found_in("none"));
  CHECK(pattern.find_in("Our Newsletter, weekly") == Span{4, 14});
  CHECK(!Pattern("(").found_in("("));
}

TEST_CASE("a pattern says of a folded text what it says of the text") {
  std::mt19937 random(3);
  const std::vector<std::string> atoms = {"a",
                                          "b",
                                          "K",
                                          "s",
                                          "[ab]",
                                          "[^ab]",
                                          "[A-C]",
                                          "[a-c1-3]",
                                          "[@-^]",
                                          "(?-i:A)",
                                          "(?:a|Bs)",
                                          "\\W",
                                          "\\w",
                                          "\\b",
                                          ".",
                                          "\\x41",
                                          "[]A]",
                                          "[^]s]",
                                          "[-k]",
                                          "[\\w-]",
                                          "\xC3\xA9",
                                          "\xC3\x89",
                                          "[\xC3\xA0-\xC3\xB0]",
                                          "\xCF\x83",
                                          "\xE2\x80\x99",
                                          "\\pL",
                                          "[[:upper:]]"};
  const std::vector<std::string> parts = {
      "a", "A",        "bS",           "k", "K", "\xC3\xA9", "\xC3\x89", "\xCF\x82", "\xE2\x80\x99", " ", "-",
      "1", "\xC5\xBF", "\xE1\xBC\x88", "]", "^", "_"};
  int found = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (int i = 0; i < 4; ++i) text += atoms[random() % atoms.size()];
    const Pattern pattern(text);
    for (int i = 0; i < 20; ++i) {
      std::string sample;
      for (int part = 0; part < 6; ++part) sample += parts[random() % parts.size()];
      INFO(text << " on \"" << sample << "\"");
      found += holds(pattern, sample);
    }
  }
  CHECK(found > 1000);
}

TEST_CASE("built-in patterns say the same of folded texts") {
  const LoadedRules loaded = load_rules(builtin_rule_files(), RuleTrust::trusted);
  std::vector<std::string> texts;
  for (const Rule& rule : loaded.rules) texts.insert(texts.end(), rule.drops.begin(), rule.drops.end());
  std::mt19937 random(5);
  for (const Rule& rule : loaded.rules) {
    for (const auto* list : {&rule.any, &rule.all, &rule.none}) {
      for (const PatternText& text : *list) {
        const Pattern pattern(text.text);
        INFO(rule.id << ": " << text.text);
        for (const std::string& own : rule.drops) holds(pattern, own);
        for (int i = 0; i < 10; ++i) holds(pattern, texts[random() % texts.size()]);
      }
    }
  }
}

TEST_CASE("no two letters have one fold that (?i) tells apart") {
  for (char32_t c = 0x21; c < 0x30000; ++c) {
    const char32_t fold = search_fold(c);
    if (fold == c || search_fold(fold) != fold || !is_foldable(fold) || (c >= 0xD800 && c <= 0xDFFF)) continue;
    if (fold == 0x390 || fold == 0x3B0) continue;  // patterns with these are not asked about folded texts
    std::string letter, folded;
    append_utf8(letter, c), append_utf8(folded, fold);
    INFO(static_cast<uint32_t>(c));
    CHECK(Pattern(folded).found_in(letter));
  }
}

TEST_CASE("a pattern says the same of a text however often it was asked, its rare bytes told or not") {
  const char* const patterns[] = {"^read more$", "\\d{4}\\W*$", "[.!?:;]\\W*$", "^\\W*[$\xC2\xA3]\\s?\\d"};
  const char* const texts[] = {"read more", "since 1984", "why not?", "\xC2\xA3 5 a year", "$ 5"};
  for (const char* text : patterns) {
    const Pattern pattern(text), alone(text);
    for (int times = 0; times < 20; ++times) {
      for (const char* each : texts) {
        INFO(text << " on " << each << ", time " << times);
        CHECK(pattern.found_in({each, each, bytes_of(each)}) == alone.find_in(each).has_value());
      }
    }
  }
}
