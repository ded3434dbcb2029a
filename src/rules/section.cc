// "Sign up for our weekly newsletter" leads a form, a list or a few short lines; "Related stories" leads links. What
// belongs to such a heading is, first, the container that it opens:
//
//   <div><h3>Related</h3><ul><li>One</li></ul></div>      the whole <div>, if it holds no real paragraph, at most 150
//                                                         words and no more than half of the page's words
//
// and, where no container speaks (headings in the article itself, plain text), the blocks after it, as long as each is
// a link line, a form control, hit by another rule, or short and not a sentence. The run stops at:
//
//   - a real paragraph, a sentence, or a heading of the same or a higher level;
//   - the end of the element that holds the heading;
//   - its limit (12 blocks, 40 link lines);
//   - and one short line that stands before a real paragraph is given back: it is that paragraph's heading.
//
// Example where it must not reach far: "Sign up for our newsletter", "Client Becomes Partner", a paragraph: only the
// first line goes. Tested in tests/unit/rules/section_test.cc.
#include "rules/section.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/units.h"

namespace pith {
namespace {

constexpr uint32_t kContainerWords = 150;
constexpr uint32_t kShortWords = 20;
constexpr int kShortBlocks = 12;
constexpr int kLinkBlocks = 40;
constexpr uint32_t kShareFloor = 100;  // pages with fewer words have no half to speak of

bool may_be_container(Tag tag) {
  switch (tag) {
    case Tag::div:
    case Tag::section:
    case Tag::aside:
    case Tag::form:
    case Tag::nav:
    case Tag::footer:
    case Tag::header:
    case Tag::fieldset:
    case Tag::figure:
    case Tag::details:
    case Tag::ul:
    case Tag::ol:
    case Tag::dl:
      return true;
    default:
      return false;
  }
}

bool is_small(const Scene& scene, const Rule& rule, Blocks::Range range) {
  const uint32_t limit = rule.guard.max_words > 0 ? rule.guard.max_words : kContainerWords;
  uint32_t words = 0;
  for (BlockId id = range.first; id < range.last; ++id) {
    words += scene.blocks[id].words;
    if (words > limit || (id > range.first && is_real_paragraph(scene.blocks[id]))) return false;
  }
  return scene.blocks.words < kShareFloor || 2 * words <= scene.blocks.words;
}

// One past the last block of the largest container that the heading opens; 0 when there is none.
BlockId container_end(const Scene& scene, const RuleMatch& match) {
  BlockId end = 0;
  NodeId at = scene.blocks[match.first].node;
  for (; at != kNoNode && at != kRoot; at = scene.document.nodes[at].parent) {
    const Blocks::Range range = scene.blocks.inside(scene.document, at);
    if (range.first != match.first) break;
    if (range.last <= match.last || !may_be_container(scene.document.nodes[at].tag)) {
      if (range.last > match.last) break;
      continue;
    }
    if (!is_small(scene, scene.rule(match), range)) break;
    end = range.last;
  }
  return end;
}

bool ends_sentence(std::string_view text) {
  size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0) == 0x80) --at;
  if (at > 0) --at;
  const char32_t last = text.empty() ? 0 : decode_utf8(text, &at);
  return last == '.' || last == '!' || last == '?' || last == ':' || last == 0x2026 || last == 0x3002 ||
         last == 0xFF01 || last == 0xFF1F;
}

bool is_short_line(std::string_view text) {
  return count_words(text) <= kShortWords && !ends_sentence(text);
}

bool is_link_line(const Block& block) {
  return block.letters > 0 && 2 * block.link_letters >= block.letters && !is_real_paragraph(block);
}

// Whether the block can be part of the section at all.
bool belongs(const Scene& scene, const Block& heading, BlockId id) {
  const Block& block = scene.blocks[id];
  if (block.kind == BlockKind::heading && (heading.kind != BlockKind::heading || block.level <= heading.level))
    return false;
  if (block.kind == BlockKind::code || block.kind == BlockKind::quote || is_real_paragraph(block)) return false;
  return block.kind == BlockKind::control || is_link_line(block) || scene.hits[id] != 0 || is_short_line(block.text);
}

// The element whose end ends the section: the heading's parent.
BlockId limit_of(const Scene& scene, BlockId heading) {
  const auto count = static_cast<BlockId>(scene.blocks.size());
  const NodeId node = scene.blocks[heading].node;
  if (scene.is_text || node == kRoot || node == kNoNode) return count;
  NodeId parent = scene.document.nodes[node].parent;
  // A wrapper that holds the heading alone is no limit.
  while (parent != kRoot && parent != kNoNode) {
    const Blocks::Range range = scene.blocks.inside(scene.document, parent);
    if (range.last > heading + 1) return range.last;
    parent = scene.document.nodes[parent].parent;
  }
  return count;
}

BlockId run_end(const Scene& scene, const RuleMatch& match) {
  const BlockId limit = limit_of(scene, match.first);
  const Block& heading = scene.blocks[match.first];
  BlockId end = match.last;
  int short_blocks = 0, link_blocks = 0;
  for (; end < limit; ++end) {
    if (scene.gone[end]) continue;
    if (!belongs(scene, heading, end)) break;
    int& counted = is_link_line(scene.blocks[end]) ? link_blocks : short_blocks;
    if (++counted > (&counted == &link_blocks ? kLinkBlocks : kShortBlocks)) break;
  }
  const bool before_text =
      end < scene.blocks.size() && end > match.last && !scene.gone[end] && scene.blocks[end].kind != BlockKind::heading;
  const BlockId last = end - 1;
  if (before_text && !is_link_line(scene.blocks[last]) && scene.hits[last] == 0 &&
      scene.blocks[last].kind != BlockKind::control)
    --end;
  return end;
}

// For a line: its block's further lines go with it if every one of them is short.
bool rest_is_short(const Block& block, Span line) {
  for (const UnitSpan& unit : split_lines(block.text)) {
    if (unit.text.begin >= line.end && !is_short_line(unit.text.of(block.text))) return false;
  }
  return true;
}

}  // namespace

Section section_of(const Scene& scene, const RuleMatch& match) {
  Section section{match, match.last};
  const Block& block = scene.blocks[match.first];
  if (match.partial) {
    if (!rest_is_short(block, match.within)) return section;
    section.head.within.end = static_cast<uint32_t>(block.text.size());
  } else if (const BlockId end = container_end(scene, match); end > 0) {
    section.end = end;
    return section;
  }
  section.end = run_end(scene, section.head);
  return section;
}

}  // namespace pith
