#include "rules/structure.h"

#include "apply_helper.h"
#include "rules/inline_span.h"

using namespace pith;
using namespace pith::test;

TEST_CASE("a selector takes the blocks inside its elements") {
  CHECK(left_of_html(rule("x.a", "select = '.box'"), "<p>Rain</p><div class=box><h2>Buy</h2><p>now</p></div>Snow") ==
        "Rain|Snow");
  CHECK(left_of_html(rule("x.a", "select = '.box'\nmax_words = 2"), "<p class=box>a b</p><p class=box>a b c</p>") ==
        "a b c");
  CHECK(left_of_html(rule("x.a", "select = '.box'\nmin_link_share = 0.8"),
                     "<p class=box><a href=x>links</a></p><p class=box>words</p>") == "words");
}

TEST_CASE("an inline element goes out of its block, leaving single spaces") {
  const std::string rules = rule("x.a", "select = '.more'");
  CHECK(left_of_html(rules, "<p>Rain fell.<a class=more> Read more</a> It stopped.</p>") == "Rain fell. It stopped.");
  CHECK(left_of_html(rules, "<p>Rain fell. <a class=more>Read more</a></p>") == "Rain fell.");
  CHECK(left_of_html(rules, "<p><b class=more>Ad </b>Rain <i>&amp;</i> fell</p>") == "Rain & fell");
  CHECK(left_of_html(rules, "<p><a class=more>All of it</a></p><p>Rain</p>") == "Rain");
}

TEST_CASE("a place or company asked for by a selector rule is waited for") {
  const std::string page = "<p class=x>Head</p><p>" + paragraph("Rain") + "</p><p class=x>Tail</p>";
  CHECK(left_of_html(rule("x.a", "select = '.x'\nwhere = ['tail']"), page) == "Head|" + paragraph("Rain"));
  CHECK(
      left_of_html(rule("x.a", "select = '.x'\nbeside = ['share']", "share") + rule("x.b", "any = ['^share']", "share"),
                   page + "<p>Share</p>") == "Head|" + paragraph("Rain"));
}

TEST_CASE("inline spans count what is not white space") {
  Page page;
  page.text = "<p>  \xC3\xA9 a<b> b  c </b>d</p>";
  auto document = parse_html(page, {});
  REQUIRE(document.ok());
  const Blocks blocks = segment(*document, PageKind::html);
  NodeId bold = 0;
  for (NodeId id = 1; id < document->nodes.size(); ++id)
    if (document->nodes[id].tag == Tag::b) bold = id;
  const auto span = inline_span(*document, blocks, bold);
  REQUIRE(span);
  CHECK(span->within.of(blocks[span->block].text) == "b c ");
}
