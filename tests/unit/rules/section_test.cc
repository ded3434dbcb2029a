#include "rules/section.h"

#include "apply_helper.h"

using namespace pith;
using namespace pith::test;

namespace {
const std::string kRules = rule(
    "x.news",
    "any = ['^sign up for our newsletter', '^related']\naction = 'drop-section'\nkinds = ['heading', 'paragraph']");
const std::string kLine =
    rule("x.news", "any = ['^sign up for our newsletter']\naction = 'drop-section'\nunit = 'line'");
const std::string kText = paragraph("Rain");
}  // namespace

TEST_CASE("a heading takes the container that it opens") {
  const std::string box =
      "<div><h3>Related</h3><ul><li><a href=a>One</a><li><a href=b>Two</a></ul><p>And more.</p></div>";
  CHECK(left_of_html(kRules, "<p>" + kText + "</p>" + box + "<p>Snow.</p>") == kText + "|Snow.");
}

TEST_CASE("a container with real text is not taken, nor the page's main element") {
  CHECK(left_of_html(kRules, "<div><h3>Related</h3><p>" + kText + "</p></div>") == kText);
  CHECK(left_of_html(kRules, "<main><h3>Related</h3><p>It rained.</p><p>" + kText + "</p></main>") ==
        "It rained.|" + kText);
}

TEST_CASE("without a container the links and short lines after the heading go, up to real content") {
  const std::string page = "<p>" + kText + "</p><h3>Related</h3><p><a href=a>One story</a></p><p><a href=b>Two</a></p>";
  CHECK(left_of_html(kRules, "<article>" + page + "<p>It snowed.</p></article>") == kText + "|It snowed.");
  CHECK(left_of_html(kRules, "<article>" + page + "<h3>Snow</h3><p>" + kText + "</p></article>") ==
        kText + "|Snow|" + kText);
}

TEST_CASE("a short line before a real paragraph is that paragraph's heading and stays") {
  CHECK(left_of_text(kRules, kText + "\n\nSign up for our newsletter\n\nClient Becomes Partner\n\n" + kText) ==
        kText + "|Client Becomes Partner|" + kText);
  CHECK(left_of_text(kRules, kText + "\n\nSign up for our newsletter\n\nThe Daily Brief") == kText);
}

TEST_CASE("a section of sentences ends at once") {
  CHECK(left_of_text(kRules, kText + "\n\nSign up for our newsletter\n\nHe said nothing.") ==
        kText + "|He said nothing.");
}

TEST_CASE("a line takes the short lines after it, not a paragraph's rest") {
  CHECK(left_of_text(kLine, kText + "\n\nIt rained.\nSign up for our newsletter\nThe Daily Brief") ==
        kText + "|It rained.");
  CHECK(left_of_text(kLine, "It rained.\nSign up for our newsletter\nIt snowed in the hills.") ==
        "It rained.\nIt snowed in the hills.");
}
