#include "../apply_helper.h"

using namespace pith;
using namespace pith::test;

namespace {
const std::string kRule = rule("x.t", "op = 'repeated-title'", "title");
}

TEST_CASE("a title said again goes, the first stays") {
  CHECK(left_of_text(kRule, "Rain\n\nRain\n\nIt rained.") == "Rain|It rained.");
  CHECK(left_of_text(kRule, "Rain in May\n\nBy Ann\n\nRAIN IN MAY!\n\nIt rained.") == "Rain in May|By Ann|It rained.");
  CHECK(left_of_html(kRule,
                     "<title>Rain in May - The Example</title><h1>Rain in May</h1><p>Rain in May | The "
                     "Example</p><p>It rained.</p>") == "Rain in May|It rained.");
  CHECK(left_of_html(kRule,
                     "<meta property=og:title content='Much rain in May'><p>Much rain in May</p><p>It "
                     "rained.</p><p>Much rain in May</p>") == "Much rain in May|It rained.");
}

TEST_CASE("different first lines of a text are not each other's repeats") {
  CHECK(left_of_text(kRule, "Rain in May\n\nSnow in June\n\nHail") == "Rain in May|Snow in June|Hail");
}

TEST_CASE("keep = last leaves the last one") {
  CHECK(left_of_text(rule("x.t", "op = 'repeated-title'\nkeep = 'last'"),
                     "Rain in May\n\nBy Ann\n\nRain in May\n\nIt rained.") == "By Ann|Rain in May|It rained.");
}

TEST_CASE("a title of one or two words stays where it stands by chance") {
  CHECK(left_of_html(kRule, "<title>Rain</title><h1>Rain</h1><p>It came.</p><p>Rain</p>") == "Rain|It came.|Rain");
  CHECK(left_of_html(kRule, "<title>Rain</title><h1>Rain</h1><p>It came.</p><h2>Rain</h2><p>x</p>") ==
        "Rain|It came.|x");
}

TEST_CASE("the metadata's title counts, and what is protected stays") {
  Metadata metadata;
  metadata.title.value = "Rain in May";
  const auto rules = compile(kRule);
  CHECK(apply(rules, PageKind::html, "<p>Rain in May</p><p>Rain in May</p><pre>Rain in May</pre>", metadata)->left() ==
        "Rain in May|Rain in May");
}
