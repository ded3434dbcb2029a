// Segmentation squeezes white space and drops leaves that no reader sees, and changes nothing else: the other bytes of
// leaves and text pair up one to one, in order. So a leaf belongs to the text exactly when its bytes, white space
// aside, come next in it. Where the same words are hidden and shown in turn that is not enough, so leaves in elements
// that show no text are passed over first:
//
//   leaves " One\n ", "two", "var x", " three"   text "One two three"
//   runs   "One" of the first, "two" of the second, none of the third (a script), " three" of the last
//
// Tested in tests/unit/blocks/runs_test.cc.
#include "blocks/runs.h"

#include <algorithm>

#include "base/utf8.h"
#include "blocks/segment.h"

namespace pith {
namespace {

uint32_t past_space(std::string_view text, uint32_t at) {
  while (at < text.size()) {
    size_t next = at;
    if (!is_space(decode_utf8(text, &next))) break;
    at = static_cast<uint32_t>(next);
  }
  return at;
}

bool is_continuation(char c) {
  return (static_cast<unsigned char>(c) & 0xC0) == 0x80;
}

// Pairs one leaf with the text from `at` on.
class Pairing {
 public:
  Pairing(std::string_view text, uint32_t at, std::string_view leaf) : text_(text), leaf_(leaf), at_(at) {}

  // False when the leaf's bytes do not come next in the text.
  bool run() {
    while (in_leaf_ < leaf_.size()) {
      if (step_same() || step_space()) continue;
      return false;
    }
    return true;
  }

  std::vector<Run>& runs() { return runs_; }
  uint32_t at() const { return at_; }

 private:
  bool step_same() {
    uint32_t length = 0;
    while (at_ + length < text_.size() && in_leaf_ + length < leaf_.size() &&
           text_[at_ + length] == leaf_[in_leaf_ + length])
      ++length;
    while (length > 0 && in_leaf_ + length < leaf_.size() && is_continuation(leaf_[in_leaf_ + length])) --length;
    if (length == 0) return false;
    runs_.push_back({at_, 0, in_leaf_, length});
    at_ += length, in_leaf_ += length;
    return true;
  }
  // White space on either side that has no like on the other.
  bool step_space() {
    const uint32_t text_after = past_space(text_, at_), leaf_after = past_space(leaf_, in_leaf_);
    if (text_after == at_ && leaf_after == in_leaf_) return false;
    at_ = text_after, in_leaf_ = leaf_after;
    return true;
  }

  std::string_view text_, leaf_;
  uint32_t at_;
  uint32_t in_leaf_ = 0;
  std::vector<Run> runs_;
};

}  // namespace

std::vector<Run> runs_of(const Document& document, const Block& block) {
  std::vector<Run> runs;
  uint32_t at = 0;
  for (uint32_t i = block.leaf_begin; i < block.leaf_end; ++i) {
    const TextLeaf& leaf = document.leaves[i];
    Pairing pairing(block.text, at, leaf.text);
    if (!is_part_of(document, block, leaf) || !pairing.run()) continue;
    at = pairing.at();
    for (Run& run : pairing.runs()) {
      run.leaf = i;
      runs.push_back(run);
    }
  }
  return runs;
}

}  // namespace pith
