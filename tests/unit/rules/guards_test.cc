#include "rules/guards.h"

#include "apply_helper.h"

using namespace pith;
using namespace pith::test;

TEST_CASE("a match of more words than its guard allows stays, with a warning; smaller ones go") {
  const auto rules = compile(rule("x.box", "select = '.box'\nguard = { max_words = 3 }"));
  const auto done =
      apply(rules, PageKind::html, "<p>Rain.</p><div class=box>Buy this now today</div><div class=box>Buy</div>");
  CHECK(done->left() == "Rain.|Buy this now today");
  CHECK(done->cleaned.warnings == std::vector<std::string>{"rule x.box held back: a match of 4 words, 3 at most"});
}

TEST_CASE("a rule may not take more than its share, counting nested matches once") {
  const auto rules = compile(rule("x.box", "select = '.box'\nguard = { max_share = 0.6 }"));
  const std::string two =
      "<div class=box><p class=box>" + paragraph("Rain") + "</p><p>" + paragraph("Snow") + "</p></div>";
  const auto held = apply(rules, PageKind::html, two + "<p>" + paragraph("Hail") + "</p>");
  CHECK(held->removed() == "");
  CHECK(held->cleaned.warnings ==
        std::vector<std::string>{"rule x.box held back: 67 % of the page's words, 60 % at most"});
  const auto fine =
      apply(rules, PageKind::html, two + "<p>" + paragraph("Hail") + "</p><p>" + paragraph("Wind") + "</p>");
  CHECK(fine->left() == paragraph("Hail") + "|" + paragraph("Wind"));
  const auto small = apply(rules, PageKind::html, "<p>Rain</p><div class=box>" + paragraph("Snow") + "</div>");
  CHECK(small->left() == "Rain");  // fewer than 50 words are no share
}

TEST_CASE("a rule for articles leaves alone what stands on a page of boxes") {
  const auto rules = compile(rule("x.box", "select = '.box'\nguard = { min_prose = 0.4 }"));
  const std::string box = "<div class=box>Buy this</div>", text = "<p>" + paragraph("Rain") + "</p>";
  std::string lines, links;
  for (int i = 0; i < 40; ++i) lines += "<p>Roofs for life</p>", links += "<p><a href=a>Roofs for life</a></p>";
  const auto article = apply(rules, PageKind::html, box + text + text + text + text + lines);
  CHECK(article->removed() == "x.box: Buy this");
  const auto landing = apply(rules, PageKind::html, box + text + lines);
  CHECK(landing->removed() == "");
  CHECK(landing->cleaned.warnings.empty());
  CHECK(apply(rules, PageKind::html, box + text + text + text + text + links + links)->removed() == "x.box: Buy this");
  CHECK(apply(rules, PageKind::html, box + "<p>Roofs for life</p>")->removed() == "x.box: Buy this");
  const auto of_text = compile(rule("x.box", "any = ['^buy this$']\nguard = { min_prose = 0.4 }"));
  std::string plain = "Buy this";
  for (int i = 0; i < 40; ++i) plain += "\n\nRoofs for life";
  CHECK(apply(of_text, PageKind::text, plain)->removed() == "");
  const std::string prose = paragraph("Rain");
  CHECK(apply(of_text, PageKind::text, "Buy this\n\n" + prose + "\n\n" + prose + "\n\n" + prose)->removed() ==
        "x.box: Buy this");
}

TEST_CASE("rules that would leave next to nothing are overruled as one; page furniture is not") {
  std::string page = "<nav>Home</nav>";
  for (int i = 0; i < 5; ++i) page += "<p class=story>" + paragraph("Rain") + "</p>";
  const auto rules = compile(rule("x.a", "select = '.story'") + rule("x.b", "any = ['^ad$']") +
                             rule("x.furniture", "op = 'page-furniture'"));
  const auto done = apply(rules, PageKind::html, page + "<p>Ad</p><p>Snow</p>");
  CHECK(done->removed() == "x.furniture: Home");
  CHECK(done->cleaned.warnings == std::vector<std::string>{"rules overruled: they would leave 1 of 177 words"});
  const auto enough = apply(rules, PageKind::html,
                            page + "<p>Ad</p><p>" + paragraph("Snow") + paragraph("Hail") + paragraph("Wind") + "</p>");
  CHECK(enough->cleaned.removals.size() == 7);
}
