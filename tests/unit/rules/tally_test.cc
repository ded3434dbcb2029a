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
  const Blocks blocks = blocks_of({"Buy now", "It rained.", "Rain fell."});
  PageLabels labels;
  labels.add("BUY NOW!", 'S');
  labels.add("It rained.", 'G');
  Tally tally;
  tally.add(blocks,
            {{"x.a", Category::ad, 0, {0, 7}, "", 0},
             {"x.a", Category::ad, 1, {0, 10}, "", 0},
             {"x.b", Category::ad, 2, {0, 10}, "", 0}},
            &labels);
  tally.add(blocks, {{"x.a", Category::ad, 0, {0, 7}, "", 0}}, nullptr);
  const RuleTally& a = tally.rules().at("x.a");
  CHECK(a.hits == 3);
  CHECK(a.on_chaff == 1);
  CHECK(a.on_content == 1);
  CHECK(a.pages == 2);
  CHECK(a.false_hit == "It rained.");
  CHECK(tally.rules().at("x.b").on_chaff == 0);
  CHECK(tally.pages() == 2);
}

TEST_CASE("a text of content that still stands elsewhere on the page is not lost") {
  const Blocks blocks = blocks_of({"It rained.", "It rained.", "Rain fell."});
  PageLabels labels;
  labels.add("It rained.", 'G');
  labels.add("Rain fell.", 'G');
  Tally tally;
  tally.add(blocks, {{"x.a", Category::ad, 1, {0, 10}, "", 0}, {"x.b", Category::ad, 2, {0, 10}, "", 0}}, &labels);
  CHECK(tally.rules().at("x.a").on_content == 0);
  CHECK(tally.rules().at("x.b").on_content == 1);
}
