#include "rules/tally.h"

#include "catch.h"

using namespace pith;

namespace {

Blocks blocks_of(std::initializer_list<const char*> texts) {
  Blocks blocks;
  for (const char* text : texts) {
    Block block;
    block.text = text;
    blocks.list.push_back(block);
  }
  return blocks;
}

}  // namespace

TEST_CASE("removals are counted by rule, page and label") {
  const Blocks blocks = blocks_of({"Buy now", "It rained all day.", "Rain fell at night."});
  PageLabels labels;
  labels.add("BUY NOW!", 'S');
  labels.add("It rained all day.", 'G');
  Tally tally;
  tally.add(blocks,
            {{"x.a", Category::ad, 0, {0, 7}, "", 0},
             {"x.a", Category::ad, 1, {0, 18}, "", 0},
             {"x.b", Category::ad, 2, {0, 19}, "", 0}},
            &labels);
  tally.add(blocks, {{"x.a", Category::ad, 0, {0, 7}, "", 0}}, nullptr);
  const RuleTally& a = tally.rules().at("x.a");
  CHECK(a.hits == 3);
  CHECK(a.on_chaff == 1);
  CHECK(a.on_content == 1);
  CHECK(a.pages == 2);
  CHECK(a.false_hit == "It rained all day.");
  CHECK(tally.rules().at("x.b").on_chaff == 0);
  CHECK(tally.pages() == 2);
}

TEST_CASE("a text of content that still stands elsewhere on the page is not lost") {
  const Blocks blocks = blocks_of({"It rained all day.", "It rained all day.", "Rain fell at night."});
  PageLabels labels;
  labels.add("It rained all day.", 'G');
  labels.add("Rain fell at night.", 'G');
  Tally tally;
  tally.add(blocks, {{"x.a", Category::ad, 1, {0, 18}, "", 0}, {"x.b", Category::ad, 2, {0, 19}, "", 0}}, &labels);
  CHECK(tally.rules().at("x.a").on_content == 0);
  CHECK(tally.rules().at("x.b").on_content == 1);
}

TEST_CASE("a text of content under four words is not counted: a label by text cannot tell one from another") {
  const Blocks blocks = blocks_of({"Share it now", "Share it with us"});
  PageLabels labels;
  labels.add("Share it now", 'G');
  labels.add("Share it with us", 'G');
  Tally tally;
  tally.add(blocks, {{"x.a", Category::ad, 0, {0, 12}, "", 0}, {"x.b", Category::ad, 1, {0, 16}, "", 0}}, &labels);
  CHECK(tally.rules().at("x.a").on_content == 0);
  CHECK(tally.rules().at("x.b").on_content == 1);
}
