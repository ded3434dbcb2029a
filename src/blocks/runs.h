// Runs: where the bytes of a block's text stand in its leaves, and so in the source.
#pragma once

#include <cstdint>
#include <vector>

#include "model/block.h"
#include "model/document.h"

namespace pith {

// text[text_begin, text_begin + length) of the block is leaf_text[leaf_begin, leaf_begin + length).
struct Run {
  uint32_t text_begin = 0;
  uint32_t leaf = 0;  // index into Document::leaves
  uint32_t leaf_begin = 0;
  uint32_t length = 0;
};

// Rising, disjoint and as long as they can be; they hold every byte of the block's text but the white space that
// segmentation made (the space for a run of white space, the newline for <br>) where the leaf has another byte. Leaves
// in the block's range that are not part of its text (those of a <script> inside a paragraph) have no run.
std::vector<Run> runs_of(const Document& document, const Block& block);

}  // namespace pith
