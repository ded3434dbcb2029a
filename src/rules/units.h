// units: the lines and sentences of a text, as ranges.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace pith {

struct UnitSpan {
  Span text;     // what is matched: without white space around it
  Span removal;  // what goes with it, so that no words are glued together and no white space is left double
};

// Lines that are not blank.
std::vector<UnitSpan> split_lines(std::string_view text);
// Sentences; a line end ends one as well.
std::vector<UnitSpan> split_sentences(std::string_view text);

}  // namespace pith
