#include "score/score.h"

#include <memory>
#include <string>

#include "blocks/segment.h"
#include "catch.h"
#include "parse/html.h"
#include "sample_model.h"

namespace pith {
namespace {

// Blocks of more than three words are content.
Model word_model() {
  test::ModelWriter writer;
  writer.header("reason.short: text.words <= 3 weight 1.5\nthreshold.forum: 0.01 0.02\n").u32(1);
  writer.stump("block", 0, 3.5f, -3, 3).u32(0);
  return Model::parse(writer.bytes, "m").value();
}

struct Scored {
  Page page;
  Document document;
  Blocks blocks;
  Decisions decisions;
};

// 25 blocks: three words and fewer are the second and the third.
const std::string kPage = [] {
  std::string html = "<p>One two three four five.</p><p>Menu</p><p>More</p>";
  for (int i = 3; i < 25; ++i) html += "<p>One two three four again.</p>";
  return html;
}();

std::unique_ptr<Scored> run(const Model& model, const ScoreOptions& options, std::vector<uint8_t> kept = {},
                            const std::string& html = kPage, BlockId hidden = kNoBlock) {
  auto out = std::make_unique<Scored>();
  out->page.text = html;
  out->document = parse_html(out->page, {}).value();
  out->blocks = segment(out->document, PageKind::html);
  out->decisions.kept_by_rule = std::move(kept);
  if (hidden != kNoBlock) {
    Removal removal;
    removal.rule = kHiddenRule;
    removal.block = hidden;
    removal.within = {0, static_cast<uint32_t>(out->blocks[hidden].text.size())};
    out->decisions.removals.push_back(removal);
  }
  const Remaining remaining = remaining_of(out->blocks, out->decisions);
  const auto scores = score_page(model, out->page, out->document, remaining, options);
  decide_by_scores(model, out->blocks, remaining, scores, out->decisions);
  return out;
}

TEST_CASE("blocks under the threshold go, with a reason") {
  const Model model = word_model();
  const auto page = run(model, {});
  REQUIRE(page->decisions.removals.size() == 2);
  const Removal& removal = page->decisions.removals[0];
  CHECK(removal.block == 1);
  CHECK(removal.rule == "score.short");
  CHECK(removal.within == Span{0, 4});
  CHECK(removal.reason == "content 0.05: short");
  CHECK(removal.score == Approx(0.0474).margin(0.001));
}

TEST_CASE("a page too small for the model is left to the rules") {
  CHECK(run(word_model(), {}, {}, "<p>One two three four five.</p><p>Menu</p>")->decisions.removals.empty());
}

TEST_CASE("what a rule keeps stays") {
  const Model model = word_model();
  const auto page = run(model, {}, [] {
    std::vector<uint8_t> kept(25);
    kept[1] = 1;
    return kept;
  }());
  REQUIRE(page->decisions.removals.size() == 1);
  CHECK(page->decisions.removals[0].block == 2);
}

TEST_CASE("the model may show what the page hides") {
  const auto shown = run(word_model(), {}, {}, kPage, 0);
  REQUIRE(shown->decisions.removals.size() == 2);
  CHECK(shown->decisions.removals[0].block == 1);
  REQUIRE(shown->decisions.exemptions.size() == 1);
  CHECK(shown->decisions.exemptions[0].block == 0);
  CHECK(shown->decisions.exemptions[0].overruled == kHiddenRule);

  const auto hidden = run(word_model(), {}, {}, kPage, 1);
  REQUIRE(hidden->decisions.removals.size() == 2);
  CHECK(hidden->decisions.removals[0].rule == kHiddenRule);
  CHECK(hidden->decisions.exemptions.empty());
}

TEST_CASE("threshold, lean and kind move the line") {
  const Model model = word_model();
  ScoreOptions low, strict, lean, kind;
  low.threshold = 0.01;
  strict.threshold = 0.99;
  lean.lean = -0.94;
  kind.kind = SiteKind::forum;
  CHECK(run(model, low)->decisions.removals.empty());
  CHECK(run(model, strict)->decisions.removals.size() == 25);
  CHECK(run(model, lean)->decisions.removals.empty());
  CHECK(run(model, kind)->decisions.removals.empty());
}

// The stump gives blocks of three words and fewer 0.047.
TEST_CASE("blocks in doubt between two that stay are no holes") {
  const Model model = word_model();
  ScoreOptions options;
  options.threshold = 0.05;
  CHECK(run(model, options)->decisions.removals.empty());
  CHECK(run(model, options, {}, kPage + "<p>Menu</p>")->decisions.removals.size() == 1);  // nothing stays behind it
  options.threshold = 0.06;
  CHECK(run(model, options)->decisions.removals.size() == 2);
}

// "Menu", behind a block of five words: -3 from the stump; log2(1 + 1) + 2.5 - 10 from the network.
TEST_CASE("forest and network speak together, six parts to four") {
  test::ModelWriter writer;
  writer.header().u32(1).stump("block", 0, 3.5f, -3, 9).u32(1).network("block", 1, 0, 10);
  const Model both = Model::parse(writer.bytes, "m").value();
  REQUIRE(run(both, {})->decisions.removals.size() == 2);
  CHECK(run(both, {})->decisions.removals[0].score == Approx(logistic(0.6 * -3 + 0.4 * -6.5)));

  test::ModelWriter alone;
  alone.header().u32(0).u32(1).network("block", 1, 0, 4);
  ScoreOptions options;
  options.threshold = 0.5;
  const Model network = Model::parse(alone.bytes, "m").value();
  REQUIRE(run(network, options)->decisions.removals.size() == 4);
  CHECK(run(network, options)->decisions.removals[1].score == Approx(logistic(3.5 - 4)));
}

TEST_CASE("the best block of a page stays, however low it scores") {
  test::ModelWriter writer;
  writer.header().u32(1).stump("block", 0, 3.5f, -9, -3).u32(0);
  const Model model = Model::parse(writer.bytes, "m").value();
  ScoreOptions lean;
  lean.lean = 0.5;
  CHECK(run(model, lean)->decisions.removals.size() == 2);
}

// The stump gives its best blocks 0.047.
TEST_CASE("of a page whose best block is under the lower bound, nothing stays") {
  test::ModelWriter writer;
  writer.header("threshold.article: 0.05 0.6\n").u32(1).stump("block", 0, 3.5f, -9, -3).u32(0);
  const Model model = Model::parse(writer.bytes, "m").value();
  const auto page = run(model, {});
  CHECK(page->decisions.removals.size() == 25);
  REQUIRE(page->decisions.warnings.size() == 1);
  CHECK(page->decisions.warnings[0] == "no block is likely content: the page is taken for a shell");
  CHECK(run(model, {}, {}, "<p>One two three four five.</p><p>Menu</p>")->decisions.removals.size() == 2);
  CHECK(run(model, {}, {1, 0}, "<p>One two three four five.</p><p>Menu</p>")->decisions.removals.size() == 1);
  ScoreOptions lean;
  lean.lean = -0.01;
  CHECK(run(model, lean)->decisions.removals.size() == 2);
}

}  // namespace
}  // namespace pith
