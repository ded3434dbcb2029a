// The kind of page, then the probability of each block that it is content, then a cut that the page itself sets. Around
// the cut stands what single blocks cannot tell: a heading stays with what it heads, a run in doubt between two blocks
// that stay is no hole. Tested in tests/unit/score/score_test.cc.
#include "score/score.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

#include "blocks/features.h"

namespace pith {
namespace {

// Smaller pages are nearly absent from training (18 in 1,497): the model knows little of them, and the rules decide.
constexpr size_t kLeastBlocks = 25;
// Below 1, precision counts for more than recall: .7 costs no F1 in cross-validation and takes a tenth more chaff away
// than 1 does.
constexpr double kBetaSquared = 0.7;
// What the forest's log odds count for where there is a network too.
constexpr double kForestShare = 0.6;
// What the page hides stays hidden below this probability: a message shown once a form is sent is not the article's.
constexpr double kLeastToShow = 0.6;
// A heading whose probability is this share of the threshold stays with the text below it.
constexpr double kHeadingShare = 0.25;
// What stands between two blocks that stay, and reaches this share of the threshold, stays too: .04 of kept-K in
// cross-validation for .01 of the chaff (0.7: .09 for .02).
constexpr double kHoleShare = 0.85;

FeatureTable one_row(std::vector<float> values) {
  FeatureTable table;
  table.columns = static_cast<uint32_t>(values.size());
  table.values = std::move(values);
  return table;
}

KindShares kinds_of(const Model& model, const FeatureTable& page, std::optional<SiteKind> given) {
  KindShares shares{};
  if (given) {
    shares[static_cast<size_t>(*given)] = 1;
    return shares;
  }
  const Forest* forest = model.forest("kind");
  if (!forest || forest->outputs != kSiteKindCount) {
    shares[0] = 1;
    return shares;
  }
  std::vector<double> sums = evaluate(*forest, {{&page}, 1});
  softmax(sums.data(), sums.size());
  std::copy(sums.begin(), sums.end(), shares.begin());
  return shares;
}

// The kinds, once for each block.
FeatureTable repeated(const KindShares& kinds, size_t rows) {
  FeatureTable table;
  table.columns = kSiteKindCount;
  table.values.reserve(rows * kinds.size());
  for (size_t i = 0; i < rows; ++i) {
    for (double share : kinds) table.values.push_back(static_cast<float>(share));
  }
  return table;
}

// What the forest and the network say together, or one of them. Where a model has neither, everything is content.
std::vector<float> probabilities(const Model& model, const ModelRows& rows) {
  const Forest* forest = model.forest("block");
  if (forest && forest->outputs != 1) forest = nullptr;
  const Network* network = model.network("block");
  if (!forest && !network) return std::vector<float>(rows.rows, 1.0f);
  const double share = !network ? 1 : forest ? kForestShare : 0;
  std::vector<double> odds(rows.rows);
  const auto add = [&](const std::vector<double>& said, double times) {
    for (size_t i = 0; i < odds.size(); ++i) odds[i] += times * said[i];
  };
  if (forest) add(evaluate(*forest, rows), share);
  if (network) add(evaluate(*network, rows), 1 - share);
  std::vector<float> out;
  out.reserve(odds.size());
  for (double sum : odds) out.push_back(static_cast<float>(logistic(sum)));
  return out;
}

// The cut that makes the expected word F of what is kept greatest: of the blocks in falling order of score, that prefix
// with the greatest (expected content words kept) / (words kept + beta^2 * expected content words of the page). A page
// of clear prose is cut near 0.57, a page in doubt lower (Lewis, "Evaluating and optimizing autonomous text
// classification systems", 1995: the best cut is F / (1 + beta^2)).
double best_cut(const Blocks& blocks, const std::vector<float>& scores) {
  std::vector<BlockId> order(blocks.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](BlockId a, BlockId b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a < b; });
  double expected = 0;
  for (BlockId id : order) expected += static_cast<double>(scores[id]) * blocks[id].words;
  double best = -1, cut = 0, words = 0, content = 0;
  for (BlockId id : order) {
    words += blocks[id].words;
    content += static_cast<double>(scores[id]) * blocks[id].words;
    const double f = content / (words + kBetaSquared * expected + 1e-9);
    if (f > best) best = f, cut = static_cast<double>(scores[id]);
  }
  return cut;
}

// Sets the line between what stays and what goes: the page's best cut within the bounds that the model sets for its
// kind, but never past its best block, unless even that one is under the lower bound.
void set_threshold(const Model& model, const Blocks& blocks, const ScoreOptions& options, PageScores& scores) {
  if (options.threshold) {
    scores.threshold = *options.threshold;
    return;
  }
  double low = 0, high = 0;
  for (size_t i = 0; i < scores.kinds.size(); ++i) {
    low += scores.kinds[i] * model.bounds()[i].low;
    high += scores.kinds[i] * model.bounds()[i].high;
  }
  scores.threshold = std::clamp(best_cut(blocks, scores.content), low, std::max(low, high)) + options.lean;
  if (scores.content.empty()) return;
  const double best = static_cast<double>(*std::max_element(scores.content.begin(), scores.content.end()));
  scores.hollow = best < low && best < scores.threshold;
  if (!scores.hollow) scores.threshold = std::min(scores.threshold, best);
}

std::string explain(float score, const std::vector<const Reason*>& reasons) {
  char number[32];
  std::snprintf(number, sizeof number, "content %.2f", static_cast<double>(score));
  std::string out = number;
  for (size_t i = 0; i < std::min<size_t>(3, reasons.size()); ++i) {
    out += i == 0 ? ": " : ", ";
    out += std::string_view(reasons[i]->id).substr(std::string_view("score.").size());
  }
  return out;
}

bool can_head(const Block& block, const Block& next) {
  if (block.kind == BlockKind::caption) return next.kind == BlockKind::table_cell;
  return block.kind == BlockKind::heading && (next.kind != BlockKind::heading || next.level > block.level);
}

// Per remaining block: whether the model leaves it. A heading or a table's caption below the threshold stays with what
// it heads, unless it is far below. What the page hides has to be better than that.
std::vector<bool> staying(const Remaining& remaining, const PageScores& scores,
                          const std::vector<uint8_t>& kept_by_rule) {
  const Blocks& blocks = remaining.blocks;
  std::vector<bool> stays(blocks.size());
  for (auto id = static_cast<BlockId>(blocks.size()); id-- > 0;) {
    const double score = static_cast<double>(scores.content[id]);
    if (remaining.hidden[id] != 0) {
      stays[id] = score >= std::max(kLeastToShow, scores.threshold);
      continue;
    }
    stays[id] = score >= scores.threshold || (!kept_by_rule.empty() && kept_by_rule[remaining.original[id]] != 0);
    const bool heads = id + 1 < blocks.size() && stays[id + 1] && can_head(blocks[id], blocks[id + 1]);
    if (heads && score >= kHeadingShare * scores.threshold) stays[id] = true;
  }
  return stays;
}

// No holes: a run of blocks in doubt between two that stay.
void fill_holes(const Remaining& remaining, const PageScores& scores, std::vector<bool>& stays) {
  const double least = kHoleShare * scores.threshold;
  size_t behind = stays.size();  // the block after the last that stays, if all since then are in doubt
  for (size_t id = 0; id < stays.size(); ++id) {
    if (stays[id]) {
      for (size_t hole = behind; hole < id; ++hole) stays[hole] = true;
      behind = id + 1;
    } else if (remaining.hidden[id] != 0 || static_cast<double>(scores.content[id]) < least) {
      behind = stays.size();
    }
  }
}

// Hidden blocks that stay are exempted from the rule that removed them.
void show_hidden(const Remaining& remaining, const std::vector<bool>& stays, Decisions& decisions) {
  std::vector<BlockId> shown;  // rising
  for (BlockId id = 0; id < stays.size(); ++id) {
    if (!stays[id] || remaining.hidden[id] == 0) continue;
    shown.push_back(remaining.original[id]);
    decisions.exemptions.push_back({"score.content", shown.back(), kHiddenRule});
  }
  std::erase_if(decisions.removals, [&](const Removal& removal) {
    return removal.rule == kHiddenRule && std::binary_search(shown.begin(), shown.end(), removal.block);
  });
}

}  // namespace

PageScores score_page(const Model& model, const Page& page, const Document& document, const Remaining& remaining,
                      const ScoreOptions& options) {
  const Blocks& blocks = remaining.blocks;
  const PageFacts facts = facts_of(document, remaining);
  PageScores scores;
  scores.kinds = kinds_of(model, one_row(page_features(page, document, blocks, facts)), options.kind);
  scores.kind =
      static_cast<SiteKind>(std::max_element(scores.kinds.begin(), scores.kinds.end()) - scores.kinds.begin());

  scores.rows = block_features(document, remaining, facts);
  const FeatureTable kinds = repeated(scores.kinds, blocks.size());
  scores.content = probabilities(model, {{&scores.rows, &kinds}, blocks.size()});
  set_threshold(model, blocks, options, scores);
  return scores;
}

void decide_by_scores(const Model& model, const Blocks& blocks, const Remaining& remaining, const PageScores& scores,
                      Decisions& decisions) {
  if (blocks.size() < kLeastBlocks && !scores.hollow) return;
  if (scores.hollow) decisions.warnings.push_back("no block is likely content: the page is taken for a shell");
  std::vector<bool> stays = staying(remaining, scores, decisions.kept_by_rule);
  fill_holes(remaining, scores, stays);
  show_hidden(remaining, stays, decisions);
  for (BlockId id = 0; id < stays.size(); ++id) {
    if (stays[id] || remaining.hidden[id] != 0) continue;
    const auto reasons = reasons_of(model.reasons(), scores.rows.row(id));
    Removal removal;
    removal.rule = reasons.empty() ? std::string_view("score.low") : std::string_view(reasons.front()->id);
    removal.block = remaining.original[id];
    removal.within = {0, static_cast<uint32_t>(remaining.blocks[id].text.size())};
    removal.score = scores.content[id];
    removal.reason = explain(removal.score, reasons);
    decisions.removals.push_back(std::move(removal));
  }
}

}  // namespace pith
