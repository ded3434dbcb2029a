// Inline: what is left of a block as spans of one style, for writers that show emphasis, links and images.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/block.h"
#include "model/cleaned.h"
#include "model/document.h"

namespace pith {

enum Style : uint8_t { kPlain = 0, kStrong = 1, kEmphasis = 2, kCode = 4, kStruck = 8, kSub = 16, kSuper = 32 };

struct StyledSpan {
  std::string text;  // of the block; '\n' is a line break. Empty for an image
  uint8_t style = kPlain;
  NodeId link = kNoNode;   // the <a> around it
  NodeId image = kNoNode;  // an <img>; then there is no text
};

// White space at the edges of styled spans and links stands in plain spans beside them. Neighbours differ in style or
// link. Images are those among the block's leaves.
std::vector<StyledSpan> inline_of(const Document& document, const Block& block, const KeptBlock& kept);

}  // namespace pith
