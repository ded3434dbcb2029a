#include "blocks/remaining.h"

#include "blocks/segment.h"
#include "catch.h"
#include "parse/html.h"

namespace pith {
namespace {

Removal removal_of(const Blocks& blocks, BlockId block, std::string_view rule) {
  Removal removal;
  removal.rule = rule;
  removal.block = block;
  removal.within = {0, static_cast<uint32_t>(blocks[block].text.size())};
  return removal;
}

TEST_CASE("blocks that rules removed whole are not there, and the gap they left is counted") {
  Page page;
  page.text = "<nav>Home</nav><div><p>One two</p><p>More</p><p>Three</p></div><p>Four</p>";
  const Document document = parse_html(page, {}).value();
  const Blocks blocks = segment(document, PageKind::html);
  REQUIRE(blocks.size() == 5);
  Decisions decisions;
  decisions.hits = {1, 2, 3, 4, 5};
  decisions.removals = {removal_of(blocks, 0, "dom.nav"), removal_of(blocks, 2, "en.more"),
                        removal_of(blocks, 3, kHiddenRule)};
  Removal part = removal_of(blocks, 1, "en.word");
  part.within.end = 3;
  decisions.removals.push_back(part);

  const Remaining remaining = remaining_of(blocks, decisions);
  CHECK(remaining.original == std::vector<BlockId>{1, 3, 4});
  CHECK(remaining.hits == std::vector<uint16_t>{2, 4, 5});
  CHECK(remaining.hidden == std::vector<uint8_t>{0, 1, 0});
  REQUIRE(remaining.gaps.size() == 4);
  CHECK(remaining.gaps[0].blocks == 1);
  CHECK(remaining.gaps[1].words == 1);
  CHECK(remaining.gaps[2].blocks == 0);
  CHECK(remaining.blocks.words == 4);
  const NodeId box = document.nodes[blocks[1].node].parent;
  const Blocks::Range inside = remaining.blocks.inside(document, box);
  CHECK(inside.first == 0);
  CHECK(inside.last == 2);
}

TEST_CASE("a hidden block that another rule removes too is gone") {
  Page page;
  page.text = "<p>One</p>";
  const Document document = parse_html(page, {}).value();
  const Blocks blocks = segment(document, PageKind::html);
  Decisions decisions;
  decisions.removals = {removal_of(blocks, 0, "en.more"), removal_of(blocks, 0, kHiddenRule)};
  CHECK(remaining_of(blocks, decisions).original.empty());
}

}  // namespace
}  // namespace pith
