#include "blocks/features.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>

#include "blocks/segment.h"
#include "catch.h"
#include "model/rule.h"
#include "parse/html.h"

namespace pith {
namespace {

struct Parsed {
  Page page;
  Document document;
  Blocks blocks;
  PageFacts facts;
  FeatureTable table;

  float at(BlockId block, const std::string& name) const {
    const auto& names = block_feature_names();
    const auto found = std::find(names.begin(), names.end(), name);
    REQUIRE(found != names.end());
    return table.row(block)[found - names.begin()];
  }
};

std::unique_ptr<Parsed> parse(const std::string& html, const std::vector<uint16_t>& hits = {},
                              const std::vector<BlockId>& removed = {}) {
  auto out = std::make_unique<Parsed>();
  out->page.text = html;
  out->document = parse_html(out->page, {}).value();
  out->blocks = segment(out->document, PageKind::html);
  Decisions decisions;
  decisions.hits = hits;
  for (BlockId id : removed) {
    Removal removal;
    removal.rule = "r";
    removal.block = id;
    removal.within = {0, static_cast<uint32_t>(out->blocks[id].text.size())};
    decisions.removals.push_back(removal);
  }
  const Remaining remaining = remaining_of(out->blocks, decisions);
  out->facts = facts_of(out->document, remaining);
  out->table = block_features(out->document, remaining, out->facts);
  return out;
}

const char* const kPage =
    "<title>Rain in May</title><nav><a href=/>Home</a></nav>"
    "<main><h1>Rain in May</h1><p>It rained on the first of May and it did not stop, so that the river rose and the "
    "fields were under water by noon.</p><h2>After</h2><p>Short.</p></main><footer>(c) Us</footer>";

TEST_CASE("every page has the same columns, and names are unique") {
  const auto page = parse(kPage);
  const auto& names = block_feature_names();
  CHECK(page->table.columns == names.size());
  CHECK(page->table.values.size() == names.size() * page->blocks.size());
  CHECK(std::set<std::string>(names.begin(), names.end()).size() == names.size());
  CHECK(page_features(page->page, page->document, page->blocks, page->facts).size() == page_feature_names().size());
}

TEST_CASE("a block's row says where it stands and what it is") {
  const auto page = parse(kPage);
  REQUIRE(page->blocks.size() == 6);
  CHECK(page->at(0, "text.link_share") == 1);
  CHECK(page->at(0, "far-tag.nav") == 0);
  CHECK(page->at(1, "kind.title_share") == 1);
  CHECK(page->at(1, "kind.from_h1") == 0);
  CHECK(page->at(2, "text.words") == 25);
  CHECK(page->at(2, "main.steps90") == 0);
  CHECK(page->at(2, "head.level") == 1);
  CHECK(page->at(4, "head.level") == 2);
  CHECK(page->at(4, "near.to_previous_long") == 2);
  CHECK(page->at(5, "far-tag.footer") == 0);
  CHECK(page->at(5, "main.steps90") > 0);
  CHECK(page->at(0, "at-1.kind") == -1);
  CHECK(page->at(1, "at+1.words") == 25);
}

TEST_CASE("what rules said is in the row, and what they removed around it") {
  const auto page = parse(kPage, {0, 0, 0, 0, 0, 1 << static_cast<int>(Category::legal)}, {0, 3});
  CHECK(page->at(3, "rule.hit") == 1);
  CHECK(page->at(2, "rule.hit") == 0);
  CHECK(page->at(0, "rule.gone_before") == 1);
  CHECK(page->at(1, "rule.gone_after") == 1);
  CHECK(page->at(1, "rule.gone1") == Approx(1.0 / 30));  // "After" is one word of thirty in <main>
  CHECK(page->at(2, "kind.index") == 2);
}

TEST_CASE("an empty page has rows of no block") {
  const auto page = parse("<div></div>");
  CHECK(page->table.values.empty());
  CHECK(page_features(page->page, page->document, page->blocks, page->facts).size() == page_feature_names().size());
}

}  // namespace
}  // namespace pith
