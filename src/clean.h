// The straight line for one document. The library's heart; pith.h is its public face.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/error.h"
#include "model/block.h"
#include "model/cleaned.h"
#include "model/document.h"
#include "model/page.h"
#include "model/record.h"
#include "parse/decode.h"
#include "parse/html.h"
#include "rules/rule_set.h"
#include "score/score.h"

namespace pith {

// Everything that a writer may ask about one cleaned document. Movable: page text lives on the heap.
struct CleanDocument {
  Record record;  // where it came from; its bytes have become the page
  std::unique_ptr<Page> page;
  Document document;
  Blocks blocks;
  Cleaned cleaned;
};

struct CleanOptions {
  DecodeOptions decode;
  ParseOptions parse;
  ScoreOptions score;
};

// `model` may be null: then the rules decide alone.
Result<CleanDocument> clean(Record&& record, const RuleSet& rules, const Model* model, const CleanOptions& options);

}  // namespace pith
