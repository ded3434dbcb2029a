#include "rules/literals.h"

#include <algorithm>
#include <random>

#include "catch.h"
#include "rules/builtin.h"
#include "rules/literal_index.h"
#include "rules/load.h"
#include "rules/pattern.h"
#include "rules/search_fold.h"

using namespace pith;

namespace {

using Strings = std::vector<std::string>;

// "^" and "$" for edges of the text, "|" for those of its words.
Strings shown(std::string_view pattern) {
  Strings literals = required_literals(pattern, true);
  for (std::string& each : literals) {
    std::replace(each.begin(), each.end(), '\n', '^');
    std::replace(each.begin(), each.end(), '\r', '|');
  }
  return literals;
}

// Whether the literals let the pattern be tried on the text.
bool lets_through(std::string_view pattern, std::string_view text) {
  const Strings literals = required_literals(pattern, true);
  if (literals.empty()) return true;
  LiteralIndex index;
  for (const std::string& each : literals) index.add(each, 0);
  index.finish();
  std::string folded;
  search_fold(text, folded);
  bool found = false;
  index.find(folded, [&](uint32_t) { found = true; });
  return found;
}

}  // namespace

TEST_CASE("the literals of a pattern are what it cannot match without") {
  struct Case {
    const char* pattern;
    Strings want;
  };
  const Case cases[] = {
      {"newsletter", {"newsletter"}},
      {"^(?:read|see) also\\b", {"^read also", "^see also"}},
      {"^ads?$", {"^ad^", "^ads^"}},
      {"^\\W*ads?\\W*$", {"|ad|", "|ads|"}},
      {"^[-* ]*skip ad\\.?[ .]*$", {"|skip ad|"}},
      {"^.*our newsletters?", {"our newsletter"}},  // "our newsletters" holds it
      {"(?:sign up|log in) \\w+ cookies", {" cookies"}},
      {"\\w+ \\w", {}},
      {"^(?:\\S+ )?privacy policy", {"privacy policy"}},
      {"a{3}|b", {}},
      {"x*", {}},
      {"^(?:a \\w+ b|read more)$", {"^a ", "^read more"}},
      {"^(?:\\w+ b|read more)$", {}},
      {"\\Qa.b+c\\E", {"a.b+c"}},
      {"stra\xC3\x9F"
       "e",
       {"stra\xC3\x9F"
        "e"}},
      {"\xCE\xA3\xCE\x91\xCE\xA3", {"\xCF\x83\xCE\xB1\xCF\x83"}},
      {"(((", {}},
  };
  for (const Case& each : cases) {
    INFO(each.pattern);
    CHECK(shown(each.pattern) == each.want);
  }
  CHECK(required_literals("^also$", false) == Strings{"also"});  // of a part of a text: no edges
}

TEST_CASE("literals let every match through, whatever the pattern") {
  std::mt19937 random(7);
  const auto pick = [&](const Strings& from) { return from[random() % from.size()]; };
  const Strings atoms = {"ab",  "b", "a ",    "-",     "\\W",  "\\w",  "\\b",     "^",
                         "$",   ".", "\\s",   "[ab]",  "[-.]", "[^a]", "ab-ba",   "(?-i:\\W)",
                         "\\d", "1", "\\W*$", "^\\W*", "k\\W", "s",    "\xC3\xA9"};
  const Strings repeats = {"", "", "", "", "*", "+", "?", "{2}", "{0,2}"};
  const Strings parts = {"ab",           "b",        "a",     " ",   "-", ".", "AB", "1", "\xC5\xBF",
                         "\xE2\x84\xAA", "\xC3\x89", "ab-ba", "baab"};
  int matched = 0, held_back = 0;
  for (int round = 0; round < 4000; ++round) {
    std::string pattern;
    int open = 0;
    for (int i = 0; i < 7; ++i) {
      if (random() % 4 == 0) pattern += "(?:", ++open;
      pattern += pick(atoms) + pick(repeats);
      if (random() % 5 == 0) pattern += '|';
      if (open > 0 && random() % 3 == 0) pattern += ")" + pick(repeats), --open;
    }
    pattern += std::string(static_cast<size_t>(open), ')');
    const Pattern compiled(pattern);
    for (int i = 0; i < 12; ++i) {
      std::string text;
      for (size_t count = random() % 7; count > 0; --count) text += pick(parts);
      std::string squeezed;
      for (char c : text)
        if (c != ' ' || (!squeezed.empty() && squeezed.back() != ' ')) squeezed += c;
      while (squeezed.ends_with(' ')) squeezed.pop_back();
      const bool through = lets_through(pattern, squeezed);
      if (compiled.found_in(squeezed)) {
        INFO(pattern << " on \"" << squeezed << "\"");
        REQUIRE(through);
        ++matched;
      }
      held_back += !through;
    }
  }
  CHECK(matched > 3000);
  CHECK(held_back > 3000);
}

TEST_CASE("literals let every match of the built-in patterns through, and little else") {
  const LoadedRules loaded = load_rules(builtin_rule_files(), RuleTrust::trusted);
  Strings texts;
  for (const Rule& rule : loaded.rules) {
    texts.insert(texts.end(), rule.drops.begin(), rule.drops.end());
    texts.insert(texts.end(), rule.keeps.begin(), rule.keeps.end());
  }
  std::mt19937 random(11);
  const auto some = [&] { return texts[random() % texts.size()]; };
  size_t tried = 0, matched = 0, through = 0;
  for (const Rule& rule : loaded.rules) {
    Strings looked_at;
    for (const std::string& text : rule.drops)
      looked_at.insert(looked_at.end(), {text, "\xE2\x86\x92 " + text, text + " \xC2\xBB", some() + " " + text});
    const size_t own = looked_at.size();
    for (int i = 0; i < 20; ++i) looked_at.push_back(some());
    for (const PatternText& pattern : rule.any) {
      const Pattern compiled(pattern.text);
      for (size_t i = 0; i < looked_at.size(); ++i) {
        const bool let = lets_through(pattern.text, looked_at[i]);
        if (compiled.found_in(looked_at[i])) {
          INFO(rule.id << ": " << pattern.text << " on \"" << looked_at[i] << "\"");
          REQUIRE(let);
          ++matched;
        }
        if (i >= own) ++tried, through += let;
      }
    }
  }
  CHECK(matched > 3000);
  CHECK(through * 100 < tried);  // of texts that are no case of the rule, fewer than one in a hundred is tried
}
