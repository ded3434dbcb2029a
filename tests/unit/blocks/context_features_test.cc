#include "blocks/context_features.h"

#include <algorithm>

#include "blocks/segment.h"
#include "catch.h"
#include "parse/html.h"

namespace pith {
namespace {

TEST_CASE("scores are averaged over neighbours, boxes and sections") {
  Page page;
  page.text = "<div><p>a</p><p>b</p></div><div><h2>c</h2><p>d d d d d d d d</p><p>e</p></div>";
  const Document document = parse_html(page, {}).value();
  const Blocks blocks = segment(document, PageKind::html);
  REQUIRE(blocks.size() == 5);
  const PageFacts facts = facts_of(document, remaining_of(blocks, {}));
  const FeatureTable table = context_features(blocks, facts, {0.0f, 0.5f, 0.75f, 1.0f, 0.25f});
  const auto& names = context_feature_names();
  auto at = [&](BlockId block, const std::string& name) {
    const auto found = std::find(names.begin(), names.end(), name);
    REQUIRE(found != names.end());
    return table.row(block)[found - names.begin()];
  };
  CHECK(table.columns == names.size());
  CHECK(at(0, "score.own") == 0.0f);
  CHECK(at(0, "score.at-1") == -1.0f);
  CHECK(at(1, "score.at+1") == 0.75f);
  CHECK(at(0, "score-box.1") == 0.5f);  // the other paragraph of its box
  CHECK(at(2, "score.before4") == 0.25f);
  CHECK(at(4, "score-head.own") == 0.75f);
  CHECK(at(4, "score-sure.to_previous") == 1);
  CHECK(at(3, "score-sure.to_previous") == 1000);
}

}  // namespace
}  // namespace pith
