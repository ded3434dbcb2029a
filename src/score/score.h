// score: what no rule has decided is decided by the model. Every block it drops is a removal with an id `score.*`.
#pragma once

#include <optional>
#include <vector>

#include "blocks/features.h"
#include "model/block.h"
#include "model/document.h"
#include "model/page.h"
#include "model/removal.h"
#include "score/model.h"
#include "score/site_kind.h"

namespace pith {

struct ScoreOptions {
  std::optional<SiteKind> kind;     // --kind; absent = the model's guess
  std::optional<double> threshold;  // blocks below this probability go, 0..1; absent = the page's own
  double lean = 0;                  // added to the page's own threshold: over 0 for precision, below for recall
};

// What the model thinks of the blocks that rules have left of one page.
struct PageScores {
  KindShares kinds{};
  SiteKind kind = SiteKind::article;  // the likeliest, or the one that was given
  double threshold = 0.5;
  bool hollow = false;         // no block reaches what the model asks of any: the shell of a page, a wall, menus alone
  FeatureTable rows;           // block_features(), for the reasons
  std::vector<float> content;  // per remaining block: the probability that it is content
};

// HTML pages only.
PageScores score_page(const Model& model, const Page& page, const Document& document, const Remaining& remaining,
                      const ScoreOptions& options);

// Adds a removal for each remaining block that the scores are against, unless a rule keeps it, and takes back the
// removal of hidden blocks that they are for. Pages of fewer than 25 blocks are left to the rules, unless they are
// hollow.
void decide_by_scores(const Model& model, const Blocks& blocks, const Remaining& remaining, const PageScores& scores,
                      Decisions& decisions);

}  // namespace pith
