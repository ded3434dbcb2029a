// inline_span: where the text of an inline element stands in the text of its block.
#pragma once

#include <optional>

#include "rules/scene.h"

namespace pith {

struct InlineSpan {
  BlockId block = kNoBlock;
  Span within;  // with one space beside it, so that what stays has no double space
};

// For an element whose text lies in one block together with other text. nullopt when it holds no text.
std::optional<InlineSpan> inline_span(const Document& document, const Blocks& blocks, NodeId element);

}  // namespace pith
