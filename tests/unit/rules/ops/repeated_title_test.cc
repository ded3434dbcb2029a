#include "../apply_helper.h"

using namespace pith;
using namespace pith::test;

namespace {
const std::string kRule = rule("x.t", "op = 'repeated-title'", "title");
}

TEST_CASE("a title said again goes, the first stays") {
  CHECK(left_of_text(kRule, "Rain\n\nRain\n\nIt rained.") == "Rain|It rained.");
  CHECK(left_of_text(kRule, "Much rain in early May\n\nBy Ann\n\nMUCH RAIN IN EARLY MAY!\n\nIt rained.") ==
        "Much rain in early May|By Ann|It rained.");
  CHECK(left_of_html(kRule,
                     "<title>Much rain in early May - The Example</title><h1>Much rain in early May</h1><p>Much rain "
                     "in early May | The "
                     "Example</p><p>It rained.</p>") == "Much rain in early May|It rained.");
  CHECK(left_of_html(kRule,
                     "<meta property=og:title content='Much rain in early May'><p>Much rain in early May</p><p>It "
                     "rained.</p><p>Much rain in early May</p>") == "Much rain in early May|It rained.");
}

TEST_CASE("different first lines of a text are not each other's repeats") {
  CHECK(left_of_text(kRule, "Much rain in early May\n\nSnow in June\n\nHail") ==
        "Much rain in early May|Snow in June|Hail");
}

TEST_CASE("keep = last leaves the last one") {
  CHECK(left_of_text(rule("x.t", "op = 'repeated-title'\nkeep = 'last'"),
                     "Much rain in early May\n\nBy Ann\n\nMuch rain in early May\n\nIt rained.") ==
        "By Ann|Much rain in early May|It rained.");
}

TEST_CASE("a short title stays where it stands by chance") {
  CHECK(left_of_html(kRule, "<title>Rain</title><h1>Rain</h1><p>It came.</p><p>Rain</p>") == "Rain|It came.|Rain");
  CHECK(left_of_html(kRule, "<title>Rain</title><h1>Rain</h1><p>It came.</p><h2>Rain</h2><p>x</p>") ==
        "Rain|It came.|x");
}

TEST_CASE("the metadata's title counts, and what is protected stays") {
  Metadata metadata;
  metadata.title.value = "Much rain in early May";
  const auto rules = compile(kRule);
  CHECK(apply(rules, PageKind::html,
              "<p>Much rain in early May</p><p>Much rain in early May</p><pre>Much rain in early May</pre>", metadata)
            ->left() == "Much rain in early May|Much rain in early May");
}
