// segment: Document -> Blocks. A block ends where a block-level element begins or ends, at <hr>, at two <br> with
// nothing between them, and between table cells; inline elements, a single <br> included, stay inside.
#pragma once

#include "model/block.h"
#include "model/document.h"
#include "model/page.h"

namespace pith {

Blocks segment(const Document& document, PageKind kind);

// Whether a leaf in the block's range is in its text: it is not inside a <script> or another element that shows none.
bool is_part_of(const Document& document, const Block& block, const TextLeaf& leaf);

// The source bytes of `within`, a range of block.text: from the first to the last leaf byte it covers.
Span source_of(const Document& document, const Block& block, Span within);

// The first broken invariant in words, or "": every non-blank leaf in exactly one block, blocks in order, counts right.
std::string_view check_invariants(const Document& document, const Blocks& blocks);

}  // namespace pith
