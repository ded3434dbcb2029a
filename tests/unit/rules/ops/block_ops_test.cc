// The small block operations: repeated-block, link-list, link-cards, empty-heading, between-hits, rest-after-hit.
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
  CHECK(left_of_html(rules, list + "<p>" + text + "</p>") == text);
  CHECK(left_of_html(rules, "<p>" + text + "</p>" + list + "<p>" + text + "</p>") == text + "|One|Two|Three|" + text);
  CHECK(left_of_html(rules, list) == "One|Two|Three");
  CHECK(left_of_html(rules, "<p>" + text + "</p><p><a href=a>One</a></p><p><a href=a>Two</a></p>") ==
        text + "|One|Two");
  CHECK(left_of_html(rules, "<p>" + text + "</p><p>See <a href=a>One</a></p>" + list) == text + "|See One");
}

TEST_CASE("the line of a table of contents never stays in place of the heading that it points to") {
  const std::string heading = "Rain is coming to the north of the country";
  const std::string page = "<ul><li><a href='#r'>" + heading + "</a></ul><h2 id=r>" + heading + "</h2><p>Snow</p>";
  const auto done = apply(compile(rule("x.r", "op = 'repeated-block'")), PageKind::html, page);
  REQUIRE(done->cleaned.removals.size() == 1);
  CHECK(done->blocks[done->cleaned.removals[0].block].kind == BlockKind::list_item);
}

TEST_CASE("links between real paragraphs and links to many hosts are no menu") {
  const std::string rules = rule("x.l", "op = 'link-list'");
  const std::string text = paragraph("Rain");
  auto list = [](const std::string& a, const std::string& b, const std::string& c) {
    return "<ul><li><a href='" + a + "'>Rain in the Alps</a><li><a href='" + b + "'>Snow in the Alps</a><li><a href='" +
           c + "'>Hail in the Alps</a></ul>";
  };
  const std::string left = text + "|Rain in the Alps|Snow in the Alps|Hail in the Alps";
  CHECK(left_of_html(rules, "<p>" + text + "</p>" + list("/a", "/b", "/c")) == text);
  CHECK(left_of_html(rules, "<p>" + text + "</p>" + list("/a", "/b", "/c") + "<p>" + text + "</p>") ==
        left + "|" + text);
  CHECK(left_of_html(rules, "<p>" + text + "</p>" + list("http://a.org", "http://b.org", "http://c.org")) == left);
}

TEST_CASE("runs of links before the text that hold a third of its words are the page") {
  const std::string rules = rule("x.l", "op = 'link-list'");
  std::string few, many;
  for (int i = 0; i < 3; ++i) few += "<p><a href=a>Rain in the Alps</a></p>";
  for (int i = 0; i < 6; ++i) many += "<p><a href=a>Rain in the Alps</a></p>";
  const std::string two = "<p>" + paragraph("Rain") + "</p><p>" + paragraph("Snow") + "</p>";
  CHECK(apply(compile(rules), PageKind::html, few + two)->cleaned.removals.size() == 3);
  CHECK(apply(compile(rules), PageKind::html, many + two)->cleaned.removals.empty());
  CHECK(apply(compile(rules), PageKind::html, two + many)->cleaned.removals.size() == 6);
}

TEST_CASE(
    "cards of other pages go behind the text, not before or between its paragraphs, and stay where they are the page") {
  const std::string rules = rule("x.c", "op = 'link-cards'");
  const std::string text = "<p>" + paragraph("Rain") + "</p>";
  auto cards = [](const std::string& href) {
    std::string out;
    for (const char* name : {"Snow", "Hail", "Wind"})
      out += "<div class='item'><h3><a href='" + href + "'>" + name + " in the north</a></h3><p>It came.</p></div>";
    return "<section>" + out + "</section>";
  };
  const std::string body = paragraph("Rain") + "|" + paragraph("Rain") + "|" + paragraph("Rain");
  const std::string left = "Snow in the north|It came.|Hail in the north|It came.|Wind in the north|It came.";
  CHECK(left_of_html(rules, text + text + text + cards("/a")) == body);
  CHECK(left_of_html(rules, cards("/a") + text + text + text) == left + "|" + body);
  CHECK(left_of_html(rules, text + text + text + cards("#a")) == body + "|" + left);
  CHECK(left_of_html(rules, text + cards("/a")) == paragraph("Rain") + "|" + left);
  CHECK(left_of_html(rules, text + cards("/a") + text + text) ==
        paragraph("Rain") + "|" + left + "|" + paragraph("Rain") + "|" + paragraph("Rain"));
}

TEST_CASE("in plain text a few short lines between two hits of one category go with them") {
  const std::string rules = rule("x.b", "op = 'between-hits'") + rule("x.p", "any = ['^(join|buy) now$']") +
                            rule("x.s", "any = ['^share$']", "share");
  CHECK(left_of_text(rules, "Rain\n\nJoin now\n\nHedges\n\nBuy now\n\nSnow") == "Rain|Snow");
  CHECK(left_of_text(rules, "Rain\n\nJoin now\n\nHedges\n\nShare\n\nSnow") == "Rain|Hedges|Snow");
  CHECK(left_of_text(rules, "Rain\n\nJoin now\n\nHedges\n\nJoin now\n\nSnow") == "Rain|Hedges|Snow");
  CHECK(left_of_text(rules, "Join now\n\na\n\nb\n\nc\n\nd\n\nBuy now") == "a|b|c|d");
  const std::string sentence = "It rained on the hedge for nine days and for nine nights";
  CHECK(left_of_text(rules, "Join now\n\n" + sentence + "\n\nBuy now") == "");
  CHECK(left_of_text(rules, "Join now\n\n" + sentence + ".\n\nBuy now") == sentence + ".");
  CHECK(left_of_html(rules, "<p>Join now<p>Hedges<p>Buy now") == "Hedges");
}

TEST_CASE("in plain text the few lines behind a hit at the end go with it") {
  const std::string rules = rule("x.e", "op = 'rest-after-hit'") + rule("x.p", "any = ['^more$']") +
                            rule("x.s", "any = ['^share$']", "share");
  std::string text;
  for (int i = 0; i < 6; ++i) text += (i > 0 ? "\n\n" : "") + paragraph("Rain");
  const std::string body = left_of_text(rules, text);
  CHECK(left_of_text(rules, text + "\n\nMore\n\nThe cracked bell\n\nHail") == body);
  CHECK(left_of_text(rules, text + "\n\nThe cracked bell\n\nMore\n\nHail") == body + "|The cracked bell");
  CHECK(left_of_text(rules, text + "\n\nShare\n\nThe cracked bell") == body + "|The cracked bell");
  CHECK(left_of_text(rules, text + "\n\nMore\n\n1 A note") == body + "|1 A note");
  CHECK(left_of_text(rules, text + "\n\nMore\n\nThanks, and keep the hedge low.") ==
        body + "|Thanks, and keep the hedge low.");
  CHECK(left_of_text(rules, text + "\n\nMore\n\nThe hedge low.") == body);
  CHECK(left_of_text(rules, "More\n\nHail\n\n" + text) == "Hail|" + body);
  std::string many;
  for (int i = 0; i < 13; ++i) many += "\n\nHail";
  CHECK(left_of_text(rules, text + "\n\nMore" + many).size() > body.size());
}

TEST_CASE("the small element around a prompt goes with it") {
  const std::string rules = rule("x.b", "op = 'prompt-box'") + rule("x.p", "any = ['^get a quote$']");
  std::string text;
  for (int i = 0; i < 12; ++i) text += "<p>" + paragraph("Rain") + "</p>";
  const std::string body = left_of_html(rules, text);
  const std::string box = "<h3>Roofs for life</h3><p>Laid by hand</p><a href=q>Get a quote</a>";
  CHECK(left_of_html(rules, text + "<div>" + box + "</div>") == body);
  CHECK(left_of_html(rules, text + box) == body + "|Roofs for life|Laid by hand");
  CHECK(left_of_html(rules, text + "<div><h1>Roofs</h1>" + box + "</div>") ==
        body + "|Roofs|Roofs for life|Laid by hand");
  CHECK(left_of_html(rules, "<p>Rain</p><div>" + box + "</div>") == "Rain|Roofs for life|Laid by hand");
  const std::string three =
      left_of_html(rules, text + "<div>" + box + "</div><div>" + box + "</div><div>" + box + "</div>");
  CHECK(three.size() > body.size() + 60);
}

TEST_CASE("a heading goes whose section other rules have emptied") {
  const std::string rules = rule("x.e", "op = 'empty-heading'") + rule("x.ad", "any = ['^ad$']");
  CHECK(left_of_html(rules, "<h2>Offers</h2><p>Ad</p><h2>Rain</h2><p>It rained.</p>") == "Rain|It rained.");
  CHECK(left_of_html(rules, "<h2>Offers</h2><h3>Today</h3><p>Ad</p><h2>Rain</h2><p>x</p>") == "Rain|x");
  CHECK(left_of_html(rules, "<h2>Monday</h2><h2>Tuesday</h2><p>Rain</p>") == "Monday|Tuesday|Rain");
  CHECK(left_of_html(rules, "<h2>Offers</h2><p>Ad</p><p>Rain</p>") == "Offers|Rain");
  CHECK(left_of_html(rules, "<h1>Title</h1><p>Ad</p>") == "Title");
  const std::string hides = rules + rule("x.h", "op = 'hidden'");
  CHECK(left_of_html(hides, "<h2>Offers</h2><p hidden>x</p><h2>Rain</h2><p>It rained.</p>") ==
        "Offers|Rain|It rained.");
  const std::string says = "Eleven words of a heading are more than a mere label";
  CHECK(left_of_html(rules, "<h2>" + says + "</h2><p>Ad</p><h2>Rain</h2><p>x</p>") == says + "|Rain|x");
}
