// Selectors and patterns made to cost more than their size, on pages made for them: the work is linear, so that each of
// them ends at once (measured: under 0.1 s; a work quadratic in the siblings would take many seconds).
#include <ctime>

#include "blocks/segment.h"
#include "catch.h"
#include "parse/html.h"
#include "rules/rule_set.h"

using namespace pith;

namespace {

constexpr double kMost = 3;  // seconds of processor time

std::string repeated(const std::string& unit, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += unit;
  return out;
}

// Seconds that a rule takes on a page; the rule holds nowhere or everywhere, as it may.
double seconds_of(const Rule& rule, const std::string& html) {
  Page page;
  page.text = html;
  const auto document = parse_html(page, {});
  REQUIRE(document);
  const Blocks blocks = segment(*document, PageKind::html);
  const auto rules = RuleSet::compile({rule}, {});
  if (!rules) return 0;
  const std::clock_t begin = std::clock();
  Decisions decisions;
  rules->apply(page, *document, blocks, {}, decisions);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

Rule rule_of(const std::string& select, const std::string& pattern) {
  Rule rule;
  rule.id = "x.y";
  rule.pack = "x";
  rule.select.text = select;
  if (!pattern.empty()) rule.any.push_back({pattern, {}});
  return rule;
}

}  // namespace

TEST_CASE("hostile selectors are done in time that is linear in the page") {
  const std::string pages[] = {
      "<div>" + repeated("<p class=a>x</p>", 30000) + "</div>",
      repeated(repeated("<div class=a>", 200) + repeated("<p>x</p>", 20) + repeated("</div>", 200), 60)};
  for (const std::string& page : pages) {
    for (const char* select :
         {".b ~ .a ~ .a", ".a ~ .a ~ .a ~ .b", ".a:has(~ .b)", "*:has(.b)", ":has(.a .a .a .a .b)", ".b .a .a .a .a .a",
          ".b > .a .a > .a .a", ".a:nth-child(2n+1) ~ .b", ".b:nth-last-child(5)", ":nth-last-child(3n+1)",
          ":not(:has(:not(.a)))", ":has(:is(:has(.b)))", "div:text(/(a|aa)+$/)", ":has(:not(:has(:not(:has(.b)))))",
          ":empty ~ .b"}) {
      INFO(select);
      CHECK(seconds_of(rule_of(select, ""), page) < kMost);
    }
  }
}

TEST_CASE("hostile patterns are done in time that is linear in the text, or do not compile") {
  std::string page;
  uint32_t bits = 1;
  for (int i = 0; i < 100; ++i) {
    page += "<p>";
    for (int j = 0; j < 2000; ++j) page += (bits = bits * 1664525 + 1013904223) >> 31 ? 'a' : 'b';
  }
  for (const char* pattern : {"((a{100}){100}){100}", "(a{1,1000}){1,1000}", "(.*a){18}c", "(a|b)*a(a|b){14}c",
                              "(((a*)*)*)*c", "(\\pL|\\pN|.){1,500}x"}) {
    INFO(pattern);
    CHECK(seconds_of(rule_of("", pattern), page) < kMost);
  }
}
