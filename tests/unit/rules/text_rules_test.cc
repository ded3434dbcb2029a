#include "rules/text_rules.h"

#include "apply_helper.h"

using namespace pith;
using namespace pith::test;

TEST_CASE("any, all and none must hold together") {
  const std::string rules = rule("x.a", "any = ['^sign up', '^join']\nall = ['newsletter']\nnone = ['history']");
  CHECK(left_of_text(rules, "Sign up for the newsletter\n\nSign up\n\nJoin the newsletter history\n\nThe newsletter") ==
        "Sign up|Join the newsletter history|The newsletter");
  CHECK(left_of_text(rule("x.a", "all = ['news', 'letter box']"), "news letter box\n\nnews letter") == "news letter");
}

TEST_CASE("patterns see squeezed text and ignore case") {
  CHECK(left_of_text(rule("x.a", "any = ['^read also$']"), "  READ\n\t also \n\nRain") == "Rain");
  CHECK(left_of_html(rule("x.a", "any = ['^read also: one$']"), "<p>Read&nbsp; also:<br><b>One</b></p><p>Rain</p>") ==
        "Rain");
}

TEST_CASE("words, kinds and link share narrow a rule down") {
  CHECK(left_of_text(rule("x.a", "any = ['^a']\nmin_words = 2\nmax_words = 3"), "A\n\nA b\n\nA b c\n\nA b c d") ==
        "A|A b c d");
  CHECK(left_of_html(rule("x.a", "any = ['^a$']\nkinds = ['heading', 'list_item']"),
                     "<h2>A</h2><p>A</p><ul><li>A</ul>") == "A");
  CHECK(left_of_html(rule("x.a", "any = ['^a']\nmin_link_share = 0.5"),
                     "<p><a href=x>A bee</a> c</p><p>A bee <a href=x>b</a></p>") == "A bee b");
  CHECK(left_of_html(rule("x.a", "max_words = 2\nmin_link_share = 1"),
                     "<p><a href=x>A b</a></p><p><a href=x>A b c</a></p>") == "A b c");
}

TEST_CASE("a line or a sentence goes alone") {
  CHECK(left_of_text(rule("x.a", "unit = 'line'\nany = ['^ad$']"), "Rain\nAd\nSnow\n\nAd") == "Rain\nSnow");
  CHECK(left_of_html(rule("x.a", "unit = 'line'\nany = ['^ad$']"), "<p>Rain<br>Ad<br>Snow</p>") == "Rain\nSnow");
  CHECK(left_of_text(rule("x.a", "unit = 'sentence'\nany = ['^sign up']"), "It rained. Sign up now! It snowed.") ==
        "It rained. It snowed.");
}

TEST_CASE("with a selector only blocks inside the elements are looked at") {
  const std::string rules = rule("x.a", "select = 'p.inline'\nany = ['^read also\\b']");
  CHECK(left_of_html(rules, "<p>Read also one</p><p class=inline>Read also two</p><p class=inline>Few read also</p>") ==
        "Read also one|Few read also");
  CHECK(left_of_html(rule("x.a", "select = '.box'\nany = ['^ad$']"),
                     "<p>Ad</p><div class=box><p>Ad</p><p><b>Ad</b></p>Rain</div>") == "Ad|Rain");
  CHECK(left_of_html(rule("x.a", "select = 'b'\nany = ['^ad$']"), "<p><b>Ad</b></p><p>Ad</p>") == "Ad");
  CHECK(left_of_text(rules, "Read also") == "Read also");
}

TEST_CASE("a rule may be for one kind of document") {
  const std::string rules = rule("x.t", "any = ['^ad$']\npages = ['text']");
  CHECK(left_of_text(rules, "Rain\n\nAd") == "Rain");
  CHECK(left_of_html(rules, "<p>Rain<p>Ad") == "Rain|Ad");
}
