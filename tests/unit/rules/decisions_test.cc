#include "rules/decisions.h"

#include "apply_helper.h"

using namespace pith;
using namespace pith::test;

TEST_CASE("keep beats drop, and what was overruled is written down") {
  const auto rules = compile(rule("x.ad", "any = ['^ad']") + rule("x.keep", "any = ['history']\naction = 'keep'"));
  const auto done = apply(rules, PageKind::text, "Ad history\n\nAd now");
  CHECK(done->left() == "Ad history");
  REQUIRE(done->cleaned.exemptions.size() == 1);
  CHECK(done->cleaned.exemptions[0].rule == "x.keep");
  CHECK(done->cleaned.exemptions[0].overruled == "x.ad");
  CHECK(done->decisions.kept_by_rule == std::vector<uint8_t>{1, 0});
}

TEST_CASE("a category that the user keeps is not dropped, and says so") {
  RuleChoice choice;
  choice.kept_categories = {Category::share};
  const auto rules = compile(rule("x.ad", "any = ['^ad']") + rule("x.share", "any = ['^share']", "share"), choice);
  const auto done = apply(rules, PageKind::text, "Ad\n\nShare\n\nRain");
  CHECK(done->left() == "Share|Rain");
  REQUIRE(done->cleaned.exemptions.size() == 1);
  CHECK(done->cleaned.exemptions[0].rule == "keep.share");
  CHECK(done->decisions.kept_by_rule == std::vector<uint8_t>{0, 1, 0});
}

TEST_CASE("of rules that take the same block the lowest id stands; a part of a whole is not written down") {
  const auto rules = compile(rule("x.b", "any = ['^ad']") + rule("x.a", "any = ['ad now']") +
                             rule("x.0", "any = ['^now']\nunit = 'sentence'"));
  CHECK(apply(rules, PageKind::text, "Ad now. Now.")->removed() == "x.a: Ad now. Now.");
}

TEST_CASE("parts that reach the end of a block take the space before them") {
  const auto rules = compile(rule("x.s", "any = ['^buy']\nunit = 'sentence'"));
  CHECK(apply(rules, PageKind::text, "It rained. Buy one. Buy two.")->left() == "It rained.");
  CHECK(apply(rules, PageKind::text, "Buy one. It rained. Buy two. It snowed.")->left() == "It rained. It snowed.");
}

TEST_CASE("hits of every rule that holds are marked, tags and overruled ones too") {
  const auto rules = compile(rule("x.tag", "any = ['^rain']\naction = 'tag'", "legal") + rule("x.ad", "any = ['^ad']"));
  const auto done = apply(rules, PageKind::text, "Rain\n\nAd\n\nSnow");
  CHECK(done->left() == "Rain|Snow");
  CHECK(done->decisions.hits ==
        std::vector<uint16_t>{1 << static_cast<int>(Category::legal), 1 << static_cast<int>(Category::ad), 0});
}
