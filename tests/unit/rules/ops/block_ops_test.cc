// The small block operations: repeated-block, link-list, empty-heading.
#include "../apply_helper.h"

using namespace pith;
using namespace pith::test;

TEST_CASE("a long text said twice goes once; short ones and refrains stay") {
  const std::string rules = rule("x.r", "op = 'repeated-block'");
  const std::string text = "Rain is coming to the north of the country.";
  CHECK(left_of_text(rules, text + "\n\nSnow\n\n" + text) == text + "|Snow");
  CHECK(left_of_text(rules, "Sold out\n\nSold out") == "Sold out|Sold out");
  std::string refrain = text;
  for (int i = 0; i < 4; ++i) refrain += "\n\n" + text;
  CHECK(apply(compile(rules), PageKind::text, refrain)->cleaned.removals.empty());
  CHECK(left_of_text(rule("x.r", "op = 'repeated-block'\nmin_words = 2\nkeep = 'last'"),
                     "Sold out\n\nSnow\n\nSold out") == "Snow|Sold out");
}

TEST_CASE("a run of links beside real text goes") {
  const std::string rules = rule("x.l", "op = 'link-list'");
  const std::string list = "<ul><li><a href=a>One</a><li><a href=b>Two</a><li><a href=c>Three</a></ul>";
  const std::string text = paragraph("Rain");
  CHECK(left_of_html(rules, "<p>" + text + "</p>" + list) == text);
  CHECK(left_of_html(rules, list) == "One|Two|Three");
  CHECK(left_of_html(rules, "<p>" + text + "</p><p><a href=a>One</a></p><p><a href=a>Two</a></p>") ==
        text + "|One|Two");
  CHECK(left_of_html(rules, "<p>" + text + "</p><p>See <a href=a>One</a></p>" + list) == text + "|See One");
}

TEST_CASE("a heading goes whose section other rules have emptied") {
  const std::string rules = rule("x.e", "op = 'empty-heading'") + rule("x.ad", "any = ['^ad$']");
  CHECK(left_of_html(rules, "<h2>Offers</h2><p>Ad</p><h2>Rain</h2><p>It rained.</p>") == "Rain|It rained.");
  CHECK(left_of_html(rules, "<h2>Offers</h2><h3>Today</h3><p>Ad</p><h2>Rain</h2><p>x</p>") == "Rain|x");
  CHECK(left_of_html(rules, "<h2>Monday</h2><h2>Tuesday</h2><p>Rain</p>") == "Monday|Tuesday|Rain");
  CHECK(left_of_html(rules, "<h2>Offers</h2><p>Ad</p><p>Rain</p>") == "Offers|Rain");
  CHECK(left_of_html(rules, "<h1>Title</h1><p>Ad</p>") == "Title");
}
