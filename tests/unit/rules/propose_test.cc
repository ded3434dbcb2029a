#include "rules/propose.h"

#include "apply_helper.h"
#include "check.h"

using namespace pith;
using namespace pith::test;

namespace {

struct Proposed {
  std::string rule, left;
  size_t faults = 0;
};

// Proposes a rule for the quote, loads and checks it, and applies it to the page.
Proposed propose(const std::string& html, const std::string& quote, const ProposalOptions& options = {}) {
  Page page;
  page.kind = PageKind::html;
  page.text = html;
  const auto document = parse_html(page, {});
  const Blocks blocks = segment(*document, page.kind);
  const auto found = find_quote(blocks, quote);
  REQUIRE(found);
  Proposed proposed;
  proposed.rule = propose_rule(*document, blocks, *found, options);
  const LoadedRules loaded = load_rules({{"x.toml", "schema = 1\npack = \"x\"\n" + proposed.rule}});
  proposed.faults = loaded.errors.size() + check_rules(loaded.rules).failures.size();
  proposed.left = left_of_html(proposed.rule, html);
  return proposed;
}

bool says(const Proposed& proposed, std::string_view text) {
  return proposed.rule.find(text) != std::string::npos;
}

const std::string kText = "<p>" + paragraph("Rain") + "</p>";

}  // namespace

TEST_CASE("a text in an element with a name of its own gives a selector") {
  const auto done = propose(
      kText + "<aside class='col-4 letter-box x7'><h3>Mail</h3><p>Get our letter.</p></aside>" + kText + kText + kText,
      "get OUR letter");
  CHECK(done.faults == 0);
  CHECK(says(done, "select = \".letter-box\""));
  CHECK(done.left.find("letter") == std::string::npos);
  CHECK(done.left.find("Rain") == 0);
}

TEST_CASE("names that a program made, and names that much of the page carries, give a pattern") {
  for (const char* name : {"class='css-1x7a93'", "id='yui_3_17'", "class='md:w-4'", "class='para'", ""}) {
    CAPTURE(name);
    const std::string tag = "<p " + std::string(name) + ">";
    const auto done = propose(
        kText + "<p class='para'>" + paragraph("Snow") + "</p>" + tag + "Page 7 of 9.</p>" + kText, "Page 7 of 9");
    CHECK(done.faults == 0);
    if (std::string(name) != "class='para'") CHECK(says(done, "any = [\"^Page \\\\d+ of \\\\d+\\\\W*$\"]"));
  }
}

TEST_CASE("the id, the category and the way can be asked for") {
  ProposalOptions options;
  options.id = "my.own";
  options.category = "subscribe";
  options.text_only = true;
  const auto done = propose(kText + "<div id='letter'><p>Get our letter</p></div>" + kText, "get our letter", options);
  CHECK(done.faults == 0);
  CHECK(says(done, "id = \"my.own\"\ncategory = \"subscribe\"\nany = "));
}

TEST_CASE("a quote that the page does not say is answered with the nearest text") {
  Page page;
  page.kind = PageKind::text;
  page.text = "It rained all night.\n\nThe bridge lost its middle arch.";
  const Document document = parse_text(page);
  const auto found = find_quote(segment(document, page.kind), "the middle of the bridge");
  REQUIRE(!found);
  CHECK(found.error().message ==
        "the page does not say \"the middle of the bridge\"; nearest to it: \"The bridge lost its middle arch.\"");
  CHECK(!find_quote(segment(document, page.kind), " ?! "));
}
