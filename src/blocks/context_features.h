// Context features: what a first model thinks of the blocks around a block, for a second model to decide by.
#pragma once

#include <string>
#include <vector>

#include "blocks/features.h"

namespace pith {

// `scores`: per block, the first model's probability that it is content, 0..1.
FeatureTable context_features(const Blocks& blocks, const PageFacts& facts, const std::vector<float>& scores);
// Column names of context_features(); the same for every page.
const std::vector<std::string>& context_feature_names();

}  // namespace pith
