// What HTML itself calls furniture: nav, footer, aside, dialog, search, a header outside of an article, and the ARIA
// landmark roles of the same meaning (WAI-ARIA 1.2, 5.3.4).
//
//   <nav>Home | News</nav>                          goes
//   <header><h1>Rain</h1><p>By Ann Lee</p></header> stays: it holds the page's heading
//   <aside> in an article, a sentence               stays: a note; if it is mostly links it goes
//   <aside> that holds the whole article            stays: real pages do that
//   <aside> around a <blockquote>                   stays: a quotation, as forums mark up an answer
//
// An element is spared when it holds a main or article element, more than two fifths of the page's words outside of
// links, or that share of its real paragraphs. Tested in tests/unit/rules/ops/page_furniture_test.cc.
#include <algorithm>

#include "rules/ops/ops.h"

namespace pith {
namespace {

constexpr double kMainShare = 0.4;
constexpr double kLinkHeavy = 0.5;
constexpr uint32_t kFewWords = 40;  // a page with less text outside of links has no main text to hold

bool has_ancestor(const Document& document, NodeId element, std::initializer_list<Tag> tags) {
  for (NodeId at = document.nodes[element].parent; at != kNoNode; at = document.nodes[at].parent) {
    if (std::find(tags.begin(), tags.end(), document.nodes[at].tag) != tags.end()) return true;
  }
  return false;
}

bool holds(const Document& document, NodeId element, std::initializer_list<Tag> tags) {
  for (NodeId at = element + 1; at < document.nodes[element].end; ++at) {
    if (document.nodes[at].kind == NodeKind::element &&
        std::find(tags.begin(), tags.end(), document.nodes[at].tag) != tags.end())
      return true;
  }
  return false;
}

struct TextShare {
  uint32_t letters = 0;  // outside of links
  uint32_t paragraphs = 0;
};
TextShare text_of(const Blocks& blocks, BlockId first, BlockId last) {
  TextShare share;
  for (BlockId id = first; id < last; ++id) {
    share.letters += blocks[id].letters - std::min(blocks[id].letters, blocks[id].link_letters);
    share.paragraphs += is_real_paragraph(blocks[id]);
  }
  return share;
}

bool holds_main_text(const Scene& scene, Blocks::Range inside) {
  if (count_blocks(scene.blocks, inside.first, inside.last).words < kFewWords) return false;
  const TextShare mine = text_of(scene.blocks, inside.first, inside.last);
  const TextShare page = text_of(scene.blocks, 0, static_cast<BlockId>(scene.blocks.size()));
  return mine.letters > kMainShare * page.letters || mine.paragraphs > kMainShare * std::max(page.paragraphs, 1u);
}

bool takes_furniture(Scene& scene, NodeId element) {
  const Document& document = scene.document;
  const Blocks::Range inside = scene.blocks.inside(document, element);
  if (inside.empty()) return false;
  if (holds(document, element, {Tag::main, Tag::article})) return false;
  const auto role = document.attribute(element, "role");
  const Tag tag = document.nodes[element].tag;
  if (tag == Tag::aside && holds(document, element, {Tag::blockquote})) return false;
  const bool is_header = tag == Tag::header || (role && *role == "banner");
  if (is_header && holds(document, element, {Tag::h1})) return false;
  if (is_header && has_ancestor(document, element, {Tag::article, Tag::main, Tag::section, Tag::blockquote}))
    return false;
  const bool may_be_content =
      tag == Tag::aside || tag == Tag::footer || (role && (*role == "complementary" || *role == "contentinfo"));
  if (may_be_content && has_ancestor(document, element, {Tag::article, Tag::main, Tag::blockquote, Tag::figure}))
    return count_blocks(scene.blocks, inside.first, inside.last).link_share() >= kLinkHeavy;
  return !holds_main_text(scene, inside);
}

}  // namespace

const Operation kPageFurniture = {
    "page-furniture",
    "nav, footer, aside, dialog, search, headers outside of articles, and ARIA landmarks of the same meaning, unless "
    "they hold the main text.",
    "nav, footer, aside, dialog, search, header, [role='navigation' i], [role='banner' i], [role='contentinfo' i], "
    "[role='complementary' i], [role='search' i], [role='dialog' i], [role='alertdialog' i]",
    takes_furniture,
    nullptr,
    false};

}  // namespace pith
