#include "rules/byte_set.h"

#include <string>
#include <vector>

#include "catch.h"
#include "rules/builtin.h"
#include "rules/load.h"
#include "rules/pattern.h"
#include "rules/search_fold.h"

using namespace pith;

namespace {

bool may_match(std::string_view pattern, std::string_view text) {
  return needed_bytes(pattern).are_in(bytes_of(text));
}

}  // namespace

TEST_CASE("a look at the bytes of a text says that a pattern cannot match") {
  struct Case {
    const char* pattern;
    const char* text;
    bool may;
  };
  const Case cases[] = {
      {"\\d{4}\\W*$", "Read more", false},
      {"\\d{4}\\W*$", "Read 4 more", true},
      {"^\\W*[$\xC2\xA3]\\s?\\d", "Only $ today", false},
      {"^\\W*[$\xC2\xA3]\\s?\\d", "Only 5 today", false},
      {"^\\W*[$\xC2\xA3]\\s?\\d", "\xC2\xA3 5", true},
      {"[.!?:;]\\W*$", "All about hedges", false},
      {"[.!?:;]\\W*$", "All about hedges?", true},
      {"^(read|see) more", "nothing of it", true},
      {"\\d?x|\\|", "12", false},
      {"\\d?x|\\|", "12|", true},
      {"(?:\\d|.)+", "letters", true},
      {"(?-i:[QX])z", "Quiz", true},
      {"(?-i:[QX])z", "Fizz", true},  // "z" is rare enough to be one of the two, and is there
      {"(((", "letters", true},
  };
  for (const Case& each : cases) {
    INFO(each.pattern << " on " << each.text);
    CHECK(may_match(each.pattern, each.text) == each.may);
  }
}

TEST_CASE("a look at the bytes holds no match of the built-in patterns back") {
  const LoadedRules loaded = load_rules(builtin_rule_files(), RuleTrust::trusted);
  std::vector<std::string> others;
  for (const Rule& rule : loaded.rules)
    if (!rule.drops.empty()) others.push_back(rule.drops.front());
  size_t matched = 0, held_back = 0, next = 0;
  for (const Rule& rule : loaded.rules) {
    std::vector<std::string> texts = rule.drops;
    texts.insert(texts.end(), rule.keeps.begin(), rule.keeps.end());
    for (int i = 0; i < 5; ++i) texts.push_back(others[next++ % others.size()]);
    for (const auto* list : {&rule.any, &rule.all, &rule.none}) {
      for (const PatternText& pattern : *list) {
        const Pattern compiled(pattern.text);
        for (const std::string& text : texts) {
          if (folds_into_ascii(text)) continue;
          const bool may = may_match(pattern.text, text);
          held_back += !may;
          if (!compiled.found_in(text)) continue;
          INFO(rule.id << ": " << pattern.text << " on \"" << text << "\"");
          REQUIRE(may);
          ++matched;
        }
      }
    }
  }
  CHECK(matched > 3000);
  CHECK(held_back > 3000);
}
