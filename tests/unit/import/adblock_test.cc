#include "import/adblock.h"

#include "catch.h"
#include "import/procedural.h"

using namespace pith;

namespace {

Imported import(std::string_view list) {
  Imported imported;
  import_adblock(
      "list.txt", list, [](std::string_view) { return std::string(); }, imported);
  return imported;
}

std::string story(const Imported& imported) {
  std::string out;
  for (const RuleDraft& draft : imported.drafts) {
    for (const std::string& host : draft.hosts) out += host + " ";
    out += "##";
    for (const std::string& selector : draft.selectors) out += " " + selector;
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("element rules of a filter list, with their hosts and exceptions") {
  const Imported imported = import(
      "[Adblock Plus 2.0]\n"
      "! a comment\n"
      "||ads.example^$third-party\n"
      "##.promo\n"
      "##.ad-box\n"
      "example.com,~m.example.com##.banner\n"
      "example.org#@#.ad-box\n"
      "#@#.promo-never\n"
      "##.promo-never\n"
      "example.net##+js(set, x, 1)\n"
      "example.net#$#body { color: red }\n"
      "google.*##.ad\n"
      "example.net#?#.card:has-text(/^Ad$/i)\n");
  CHECK(story(imported) ==
        "## .promo\n"
        "!example.org !*.example.org ## .ad-box\n"
        "example.com *.example.com !m.example.com !*.m.example.com ## .banner\n"
        "example.net *.example.net ## .card:text(/^Ad$/)\n");
  CHECK(imported.taken == 7);
  CHECK(imported.other == 3);
  REQUIRE(imported.notes.size() == 1);
  CHECK(imported.notes[0].line == 12);
  CHECK(imported.notes[0].message == "hosts with * or a path: \"google.*\"");
}

TEST_CASE("generic selectors are put together, 200 a rule") {
  std::string list;
  for (int i = 0; i < 450; ++i) list += "##.ad-" + std::to_string(i) + "\n##.ad-" + std::to_string(i) + "\n";
  const Imported imported = import(list);
  REQUIRE(imported.drafts.size() == 3);
  CHECK(imported.drafts[2].selectors.size() == 50);
}

TEST_CASE("procedural operators have selectors where they mean the same") {
  struct Case {
    const char* text;
    const char* selector;
    const char* fault;
  };
  const Case cases[] = {
      {"div.x > p", "div.x > p", ""},
      {".x:has-text(Sign (up))", ".x:text(/(?-i:Sign \\(up\\))/)", ""},
      {".x:has-text(/a|b/)", ".x:text(/(?-i:a|b)/)", ""},
      {".x:-abp-has(> .y:-abp-contains(z))", ".x:has(> .y:text(/(?-i:z)/))", ""},
      {".x:upward(1)", "*:has(> .x)", ""},
      {".x:upward(2)", "*:has(> * > .x)", ""},
      {".x:upward(.c)", ".c:has(.x):not(:has(.c:has(.x)))", ""},
      {".x:matches-attr(data-a=\"b\")", ".x[data-a=\"b\"]", ""},
      {":xpath(//div[@id=\"a\"])", "div[id='a']", ""},
      {".x:remove()", ".x", ""},
      {"a[href=\":has-text(\"]", "a[href=\":has-text(\"]", ""},
      {".x:matches-css(color: red)", "", "\":matches-css\" has no selector"},
      {".x, .y:upward(1)", "", "\":upward\" of a list has no selector"},
      {".x:upward(99)", "", "\":upward\" goes up 1 to 10 levels"},
      {".x:matches-attr(\"/data-/\")", "", "\":matches-attr\" of a pattern has no selector"},
      {".x:has-text(a", "", "a parenthesis does not close"},
      {"", "", "no selector"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const ProceduralResult got = procedural_to_selector(c.text);
    CHECK(got.fault == c.fault);
    if (*c.fault == 0) CHECK(got.selector == c.selector);
  }
}

TEST_CASE("nested operators are bounded by the length of a selector") {
  std::string deep;
  for (int i = 0; i < 390; ++i) deep += ":if(";
  deep += "a" + std::string(390, ')');
  CHECK(procedural_to_selector(deep).fault == "");
  CHECK(procedural_to_selector(std::string(5000, 'a')).fault == "longer than 4000 bytes");
}
