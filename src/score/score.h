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

// What the model thinks of one page.
struct PageScores {
  KindShares kinds{};
  SiteKind kind = SiteKind::article;  // the likeliest, or the one that was given
  double threshold = 0.5;
  FeatureTable rows;           // block_features(), for the reasons
  std::vector<float> first;    // per block: the first model's probability that it is content
  std::vector<float> content;  // per block: the second model's, which decides
};

// `hits`: Decisions::hits, or empty. HTML pages only.
PageScores score_page(const Model& model, const Page& page, const Document& document, const Blocks& blocks,
                      const std::vector<uint16_t>& hits, const ScoreOptions& options);

// Adds a removal for each block that the scores are against, unless a rule has removed it whole or keeps it. Pages of
// fewer than 25 blocks are left to the rules.
void drop_by_scores(const Model& model, const Blocks& blocks, const PageScores& scores, Decisions& decisions);

}  // namespace pith
