// A block's text is the text of its leaves with white space squeezed, so both have the same code points that are not
// white space, in the same order. The element's text begins in the block after as many of them as its block's leaves
// before it hold:
//
//   <p>Rain fell.<a class=more> Read more</a> It stopped.</p>    9 before it, 8 in it
//   "Rain fell. Read more It stopped."  gives                    "Read more "
//
// Tested in tests/unit/rules/inline_span_test.cc.
#include "rules/inline_span.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace pith {
namespace {

// The first leaf with text in the subtree, and one past the last.
struct LeafRange {
  uint32_t begin = UINT32_MAX, end = 0;
};
LeafRange leaves_in(const Document& document, NodeId element) {
  LeafRange range;
  for (NodeId id = element + 1; id < document.nodes[element].end; ++id) {
    const uint32_t leaf = document.nodes[id].leaf;
    if (document.nodes[id].kind != NodeKind::text || document.leaves[leaf].blank) continue;
    range.begin = std::min(range.begin, leaf);
    range.end = leaf + 1;
  }
  return range;
}

// Offset in `text` of the code point after `letters` of them that are not white space.
uint32_t offset_after(std::string_view text, uint32_t letters) {
  size_t at = 0;
  while (letters > 0 && at < text.size()) letters -= !is_space(decode_utf8(text, &at));
  return static_cast<uint32_t>(at);
}

}  // namespace

std::optional<InlineSpan> inline_span(const Document& document, const Blocks& blocks, NodeId element) {
  const LeafRange leaves = leaves_in(document, element);
  if (leaves.begin >= leaves.end) return std::nullopt;
  auto block = std::upper_bound(blocks.list.begin(), blocks.list.end(), leaves.begin,
                                [](uint32_t leaf, const Block& each) { return leaf < each.leaf_begin; });
  if (block == blocks.list.begin()) return std::nullopt;
  --block;
  if (leaves.end > block->leaf_end) return std::nullopt;

  uint32_t before = 0, inside = 0;
  for (uint32_t leaf = block->leaf_begin; leaf < leaves.end; ++leaf)
    (leaf < leaves.begin ? before : inside) += count_letters(document.leaves[leaf].text);
  const std::string_view text = block->text;
  Span within;
  within.end = offset_after(text, before + inside);
  within.begin = offset_after(text, before);
  while (within.begin < within.end && is_ascii_space(text[within.begin])) ++within.begin;
  if (within.end < text.size() && is_ascii_space(text[within.end]))
    ++within.end;
  else if (within.end == text.size())
    while (within.begin > 0 && is_ascii_space(text[within.begin - 1])) --within.begin;
  return InlineSpan{static_cast<BlockId>(block - blocks.list.begin()), within};
}

}  // namespace pith
