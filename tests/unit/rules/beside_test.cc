#include "rules/beside.h"

#include "apply_helper.h"

using namespace pith;
using namespace pith::test;

namespace {
const std::string kRules = rule("x.strong", "any = ['^share this']", "share") +
                           rule("x.weak", "any = ['^(facebook|x|email)$']\nbeside = ['share']", "share") +
                           rule("x.other", "any = ['^thanks$']\nbeside = ['subscribe']", "comment");
}

TEST_CASE("weak phrases go in company, from the strong end of the run, and stay alone") {
  CHECK(left_of_text(kRules, "Share this\n\nFacebook\n\nX\n\nEmail\n\nRain\n\nX") == "Rain|X");
  CHECK(left_of_text(kRules, "X\n\nEmail\n\nShare this\n\nRain") == "Rain");
  CHECK(left_of_text(kRules, "X\n\nEmail") == "X|Email");
}

TEST_CASE("company must be of a category that the rule names") {
  CHECK(left_of_text(kRules, "Share this\n\nThanks") == "Thanks");
}

TEST_CASE("a long run is eaten whole, and hits of tag rules are company") {
  std::string run = "Tagged";  // and text enough that the page budget has nothing to say
  const std::string text =
      paragraph("Rain") + " " + paragraph("Snow") + " " + paragraph("Hail") + " " + paragraph("Wind");
  for (int i = 0; i < 3000; ++i) run += "\n\nX";
  CHECK(left_of_text(kRules + rule("x.tag", "any = ['^tagged$']\naction = 'tag'", "share"), run + "\n\n" + text) ==
        "Tagged|" + text);
}

TEST_CASE("before and after look one block on, at what a rule has taken whole by its own patterns") {
  const std::string rules = rule("x.strong", "any = ['^subscribe']", "subscribe") +
                            rule("x.weak", "any = ['^thanks$']\nbeside = ['subscribe']", "subscribe") +
                            rule("x.part", "any = ['^join us\\.$']\nunit = 'sentence'", "subscribe") +
                            rule("x.title", "before = ['subscribe']\nmax_words = 3\nnone = ['\\.$']", "subscribe") +
                            rule("x.below", "after = ['subscribe']\nmax_words = 1\nany = ['^free$']", "subscribe");
  CHECK(left_of_text(rules, "Rain\n\nHedges\n\nSubscribe\n\nFree\n\nFree") == "Rain|Free");
  CHECK(left_of_text(rules, "It rains.\n\nSubscribe") == "It rains.");
  CHECK(left_of_text(rules, "Hedges\n\nThanks\n\nSubscribe") == "Hedges");
  CHECK(left_of_text(rules, "Hedges\n\nRain. Join us. Snow.") == "Hedges|Rain. Snow.");
  CHECK(left_of_text(rules, "a\n\nSubscribe\n\nb\n\nSubscribe\n\nc\n\nSubscribe") == "a|b|c");
}

TEST_CASE("on text pages a title goes over a sentence that goes over a prompt, and nothing over that") {
  const std::string rules = rule("x.strong", "any = ['^subscribe']", "subscribe") +
                            rule("x.title", "before = ['subscribe']\nmax_words = 3\nnone = ['\\.$']", "subscribe") +
                            rule("x.sells", "before = ['subscribe']\nany = ['\\bfor you\\b']", "subscribe");
  const std::string sells = "Hedges cut and laid for you in the winter.";
  CHECK(left_of_text(rules, "Rain\n\nHedges\n\n" + sells + "\n\nSubscribe") == "Rain");
  CHECK(left_of_text(rules, sells + "\n\n" + sells + "\n\nSubscribe") == sells);
  CHECK(left_of_text(rules, "Hedges\n\nAll for you\n\nSubscribe") == "Hedges");
  CHECK(left_of_html(rules, "<p>Hedges<p>" + sells + "<p>Subscribe") == "Hedges");
}
