// The text of a leaf whose source holds character references or carriage returns.
#pragma once

#include <string>

#include "model/document.h"
#include "parse/reduce.h"

namespace pith {

// Fills text, pieces and the verbatim flag of `leaf` (whose source span is set) from the pieces [first, last] of the
// reduced page, which touch in the source. `scratch` is any string.
void resolve_leaf(const ReducedText* first, const ReducedText* last, std::string& scratch, TextLeaf& leaf,
                  Document& document);

}  // namespace pith
