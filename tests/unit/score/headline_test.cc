#include "score/headline.h"

#include "blocks/segment.h"
#include "catch.h"
#include "parse/html.h"

using namespace pith;

namespace {

std::string headline(const std::string& html, const std::string& title, BlockId removed = kNoBlock) {
  Page page;
  page.text = html;
  const auto document = parse_html(page, {});
  const Blocks blocks = segment(*document, PageKind::html);
  Metadata metadata;
  metadata.title.value = title;
  Decisions decisions;
  if (removed != kNoBlock) decisions.removals.push_back({"x.y", Category::ad, removed, {0, 1}, "", 0});
  const BlockId id = headline_of(blocks, metadata, decisions);
  return id == kNoBlock ? "" : std::string(blocks[id].text);
}

}  // namespace

TEST_CASE("the headline is the heading that says the page's title") {
  CHECK(headline("<h1>The Gull</h1><h2>On Rain!</h2><p>It rained.</p>", "On rain") == "On Rain!");
  CHECK(headline("<h1>On Rain</h1><p>It rained.</p>", "On Rain | The Gull") == "On Rain");
  CHECK(headline("<h1>On Rain, and Snow</h1><h3>On Rain</h3>", "On Rain") == "On Rain, and Snow");
  CHECK(headline("<h3>On Rain</h3><p>On Rain</p>", "On Rain") == "");
}

TEST_CASE("without one that does, the only heading of level 1") {
  CHECK(headline("<h1>Weather</h1><p>It rained.</p>", "") == "Weather");
  CHECK(headline("<h1>Weather</h1><h1>News</h1>", "Rain") == "");
}

TEST_CASE("a heading that a rule removed is not the headline") {
  CHECK(headline("<h1>On Rain</h1><h2>On Rain</h2>", "On Rain", 0) == "On Rain");
  CHECK(headline("<h1>On Rain</h1>", "On Rain", 0) == "");
}
