// Paragraphs and the blank lines between them are copied as they stand. Where paragraphs were removed, gaps meet, and
// the narrowest one with a blank line stays, or else a line break; at the end of the text it is what the source ends
// in:
//
//   "A\n\n\nad\n\nB\n"   gives "A\n\nB\n"
//   "A\n\nad\nB\n"       gives "A\n\nB\n": lines that had a blank line between them do not become one paragraph
//   "A\n\nad\n"          gives "A\n"
//
// Lines are paragraphs of their own where one of them is too long to be wrapped, or much of the text is (parse/text.h).
// Where the long ones are gone, a blank line says what they said, or the others would be read as one paragraph:
//
//   "A\nlong ad\nB\n"    gives "A\n\nB\n"
//
// So cleaning the output again finds the same paragraphs and nothing to remove in them, and changes nothing. Tested in
// tests/unit/write/source_text_test.cc.
#include "write/source_text.h"

#include <algorithm>

#include "parse/text.h"
#include "write/pieces.h"

namespace pith {
namespace {

size_t line_breaks(std::string_view gap) {
  return static_cast<size_t>(std::count(gap.begin(), gap.end(), '\n'));
}

class SourceWriter {
 public:
  SourceWriter(const WriteInput& input, std::vector<Placed>* placed) : input_(input), placed_(placed) {}

  std::string run() {
    std::string out = write(false);
    return input_.cleaned.removals.empty() || is_unwrapped(out) ? out : write(true);
  }

 private:
  // `parted`: paragraphs of one line have a blank line between them where no long one of their run is left.
  std::string write(bool parted) {
    const std::vector<KeptBlock>& kept = input_.cleaned.kept;
    out_.clear();
    out_.reserve(input_.page.text.size());
    if (placed_) placed_->clear();
    for (size_t first = 0, end = 0; first < kept.size(); first = end) {
      end = end_of_run(first);
      const bool part = parted && end > first + 1 && !has_long_line_left(first, end);
      for (size_t i = first; i < end; ++i) {
        const std::string_view gap = gap_between(i == 0 ? kNoBlock : kept[i - 1].block, kept[i].block);
        out_ += gap;
        if (part && i > first) out_ += gap;
        add(kept[i]);
      }
    }
    if (!kept.empty()) out_ += gap_after(static_cast<BlockId>(input_.blocks.size() - 1));
    return std::move(out_);
  }

  std::string_view gap_before(BlockId id) const {
    const uint32_t begin = id == 0 ? 0 : input_.blocks[id - 1].source.end;
    return Span{begin, input_.blocks[id].source.begin}.of(input_.page.text);
  }
  std::string_view gap_after(BlockId id) const {
    const bool last = id + 1 == input_.blocks.size();
    const auto end = last ? static_cast<uint32_t>(input_.page.text.size()) : input_.blocks[id + 1].source.begin;
    return Span{input_.blocks[id].source.end, end}.of(input_.page.text);
  }
  std::string_view gap_between(BlockId left, BlockId right) const {
    if (left == kNoBlock) return gap_before(0);
    std::string_view best = gap_after(left);
    for (BlockId id = left + 1; id < right; ++id) {
      const std::string_view gap = gap_after(id);
      const size_t breaks = line_breaks(gap), least = line_breaks(best);
      if (breaks > 1 && (least < 2 || breaks < least)) best = gap;
    }
    return best;
  }

  // One past the last of the kept blocks that no blank line parts from the first.
  size_t end_of_run(size_t first) const {
    const std::vector<KeptBlock>& kept = input_.cleaned.kept;
    size_t end = first + 1;
    while (end < kept.size() && line_breaks(gap_between(kept[end - 1].block, kept[end].block)) < 2) ++end;
    return end;
  }
  bool has_long_line_left(size_t first, size_t end) const {
    for (; first < end; ++first) {
      const KeptBlock& kept = input_.cleaned.kept[first];
      const std::string_view text = input_.blocks[kept.block].text;
      std::string left;
      for (const Piece& piece : kept_pieces(text, kept.removed)) {
        if (piece.joint) left += piece.joint;
        left += piece.within.of(text);
      }
      if (has_long_line(left)) return true;
    }
    return false;
  }

  void add(const KeptBlock& kept) {
    const std::string_view text = input_.blocks[kept.block].text;
    for (const Piece& piece : kept_pieces(text, kept.removed)) {
      if (piece.joint) out_ += piece.joint;
      if (placed_) placed_->push_back({static_cast<uint32_t>(out_.size()), kept.block, piece.within});
      out_ += piece.within.of(text);
    }
  }

  const WriteInput& input_;
  std::vector<Placed>* placed_;
  std::string out_;
};

}  // namespace

std::string write_source_text(const WriteInput& input, std::vector<Placed>* placed) {
  return SourceWriter(input, placed).run();
}

}  // namespace pith
