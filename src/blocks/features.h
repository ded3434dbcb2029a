// Features: a row of numbers for every block of a page, and one for the page. What the scorer sees, and what
// `pith features` writes for training: one computation for both.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "blocks/page_facts.h"
#include "model/block.h"
#include "model/document.h"
#include "model/page.h"

namespace pith {

// Rows by columns, row after row. Names are in blocks of one topic, divided by dots: "text.words", "box2.link_share".
struct FeatureTable {
  uint32_t columns = 0;
  std::vector<float> values;
  const float* row(size_t i) const { return values.data() + i * columns; }
};

// One row for each remaining block.
FeatureTable block_features(const Document& document, const Remaining& remaining, const PageFacts& facts);
// Column names of block_features(); the same for every page.
const std::vector<std::string>& block_feature_names();

// One row: what kind of page is this?
std::vector<float> page_features(const Page& page, const Document& document, const Blocks& blocks,
                                 const PageFacts& facts);
const std::vector<std::string>& page_feature_names();

}  // namespace pith
