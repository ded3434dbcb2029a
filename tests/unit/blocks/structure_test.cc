#include "blocks/structure.h"

#include <memory>
#include <string>

#include "blocks/segment.h"
#include "catch.h"
#include "parse/html.h"

namespace pith {
namespace {

struct Parsed {
  Page page;
  Document document;
  Blocks blocks;
  Structure structure;
};

std::unique_ptr<Parsed> parse(const std::string& html) {
  auto out = std::make_unique<Parsed>();
  out->page.text = html;
  out->document = parse_html(out->page, {}).value();
  out->blocks = segment(out->document, PageKind::html);
  out->structure = structure_of(out->document, out->blocks);
  return out;
}

const Box& box_of(const Parsed& page, BlockId block) {
  return page.structure.boxes[page.structure.box_of_node[page.blocks[block].node]];
}

int distance(const Parsed& page, BlockId block, int what) {
  return page.structure.distances[page.structure.box_of_node[page.blocks[block].node]][static_cast<size_t>(what)];
}

TEST_CASE("elements around the same blocks are one box") {
  const auto page = parse("<ul><li><a href=x><span>One</span></a></li><li>Two</li></ul>");
  REQUIRE(page->structure.boxes.size() == 3);
  CHECK(page->structure.boxes[0].last == 2);
  CHECK((box_of(*page, 0).roles & 1u << static_cast<int>(RoleTag::a)) != 0);
  CHECK((box_of(*page, 1).roles & 1u << static_cast<int>(RoleTag::a)) == 0);
  CHECK(box_of(*page, 0).siblings == 2);
  CHECK(box_of(*page, 1).sibling_index == 1);
}

TEST_CASE("an inline element at the begin of a block is no box") {
  const auto page = parse("<div><p><a href=x>One</a> two</p><p>Three</p></div>");
  CHECK((box_of(*page, 0).roles & 1u << static_cast<int>(RoleTag::a)) == 0);
}

TEST_CASE("distances to named boxes are counted in boxes") {
  const auto page = parse(
      "<div class=sidebar><p>A</p><div class=card><p>B</p><p>C</p></div></div><article><p>D</p><p>E</p></article>");
  const int sidebar = kRoleTagCount + static_cast<int>(ClassGroup::sidebar);
  const int card = kRoleTagCount + static_cast<int>(ClassGroup::card);
  CHECK(distance(*page, 0, sidebar) == 1);
  CHECK(distance(*page, 1, sidebar) == 2);
  CHECK(distance(*page, 1, card) == 1);
  CHECK(distance(*page, 3, sidebar) == kFarAway);
  CHECK(distance(*page, 3, static_cast<int>(RoleTag::article)) == 1);
}

TEST_CASE("hidden boxes and ARIA roles are seen") {
  const auto page =
      parse("<div style='color:red; display:none'>A</div><div role=navigation>B</div><div hidden>C</div>");
  CHECK(distance(*page, 0, static_cast<int>(RoleTag::hidden)) == 0);
  CHECK(distance(*page, 1, static_cast<int>(RoleTag::nav)) == 0);
  CHECK(distance(*page, 2, static_cast<int>(RoleTag::hidden)) == 0);
}

}  // namespace
}  // namespace pith
