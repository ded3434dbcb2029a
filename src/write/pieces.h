// Pieces: what is left of one block's text, and how it is joined where something was taken out.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace pith {

struct Piece {
  Span within;     // range of the block's text; never empty
  char joint = 0;  // a character to put before the piece; 0 = none
};

// `removed` is rising and disjoint. Words on both sides of a gap are neither glued together nor left with double white
// space: one line break or space stands at the joint, the one nearer to a line break. White space is trimmed from the
// outer edges only where something was removed there, so a block kept whole comes back whole.
std::vector<Piece> kept_pieces(std::string_view text, const std::vector<Span>& removed);

// The pieces as one text.
std::string joined(std::string_view text, const std::vector<Piece>& pieces);

}  // namespace pith
