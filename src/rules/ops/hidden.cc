// Elements that a page does not show: `hidden`, inline display:none or visibility:hidden, and whole blocks under
// aria-hidden=true (inside a line it marks ornaments and doubled prices, which a reader does see).
//
//   <div hidden>Your session has expired.</div>      goes
//   <body style="visibility:hidden">…</body>         stays: shown by a script once it has run
//   <div style="display:none"> a tab of the article  stays: real paragraphs that make up a part of the page
//   <div class="accordion-panel" hidden> a line      stays: a click on the line above shows it
//   <div hidden id="S:1f">                           stays: React sends it so and moves it into its place at once
//
// Hidden content is content if a click shows it. So what holds more than a tenth of the page's words and real
// paragraphs, or more than a third of its words whatever they are, stays; and so does what its own start tag or those
// around it call an accordion, a tab or the like, or what follows a switch that says by aria-expanded or
// aria-controls that it opens something, if it is text and not links, unless it stands in navigation or holds fields of
// a form. A paragraph under visibility:hidden waits for its entrance. Tested in
// tests/unit/rules/ops/element_ops_test.cc.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "rules/inline_span.h"
#include "rules/ops/ops.h"

namespace pith {
namespace {

constexpr uint32_t kFewWords = 50;      // less than this is never a part of the page, unless a click shows it
constexpr uint32_t kProseWords = 12;    // a block of so many words outside of links is prose
constexpr uint32_t kLineWords = 3;      // and one of so many is a line of text, where a click shows it
constexpr uint32_t kControls = 10;      // words of text for one in fields and buttons, at least
constexpr int kCollapsibleLevels = 5;   // the element and those around it whose start tags are read
constexpr uint32_t kSwitchBytes = 600;  // of source before the element, where its switch stands

bool says_collapsible(std::string_view start_tag) {
  constexpr std::array<std::string_view, 12> kWords = {"accordion", "accordian", "collaps",     "tabpanel",
                                                       "tab-pane",  "expand",    "faq",         "toggle",
                                                       "tabs",      "tab__",     "tab-content", "tab_content"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return contains_ignoring_ascii_case(start_tag, word); });
}

// Whether what stands before the element is a switch for what comes next.
bool follows_switch(const Document& document, NodeId element) {
  const uint32_t end = document.nodes[element].source.begin;
  const Span before{end - std::min(end, kSwitchBytes), end};
  const std::string_view source = before.of(document.source);
  return contains_ignoring_ascii_case(source, "aria-expanded") || contains_ignoring_ascii_case(source, "aria-controls");
}

// Whether the element is shown by a click on something in the text: an accordion, a tab, a part to unfold.
bool is_collapsible(const Document& document, NodeId element) {
  bool found = follows_switch(document, element);
  int level = 0;
  for (NodeId at = element; at != kNoNode && at != kRoot; at = document.nodes[at].parent, ++level) {
    const Node& node = document.nodes[at];
    const bool near = level < kCollapsibleLevels;  // a form farther up is one around the page, as ASP.NET writes it
    if (node.tag == Tag::nav || node.tag == Tag::header || node.tag == Tag::footer || node.tag == Tag::aside ||
        node.tag == Tag::dialog || (near && node.tag == Tag::form))
      return false;
    found = found || (near && says_collapsible(node.source.of(document.source)));
  }
  return found;
}

bool is_text(const Block& block, uint32_t least_words) {
  return block.kind != BlockKind::control && block.words >= least_words && 3 * block.link_letters <= block.letters;
}

// Text of so many words in a block, and beside it no more fields and buttons than the odd "Copy".
bool holds_text_alone(const Blocks& blocks, Blocks::Range inside, uint32_t least_words) {
  bool found = false;
  uint32_t words = 0, of_controls = 0;
  for (BlockId id = inside.first; id < inside.last; ++id) {
    const Block& block = blocks[id];
    found = found || is_text(block, least_words);
    (block.kind == BlockKind::control ? of_controls : words) += block.words;
  }
  return found && kControls * of_controls <= words;
}

// The element that React streams ahead of its place: <div hidden id="S:1f"> as a child of body.
bool is_streamed(const Document& document, NodeId element) {
  const auto id = document.attribute(element, "id");
  return id && id->starts_with("S:") && document.nodes[document.nodes[element].parent].tag == Tag::body;
}

bool is_only_invisible(const Document& document, NodeId element) {
  const auto style = document.attribute(element, "style");
  return style && contains_ignoring_ascii_case(*style, "visibility") &&
         !contains_ignoring_ascii_case(*style, "display") && !document.attribute(element, "hidden");
}

// Whether a reader gets to see it all the same.
bool is_shown_later(const Scene& scene, NodeId element, Blocks::Range inside) {
  const Document& document = scene.document;
  if (is_streamed(document, element)) return true;
  if (holds_text_alone(scene.blocks, inside, kProseWords) && is_only_invisible(document, element)) return true;
  return holds_text_alone(scene.blocks, inside, kLineWords) && is_collapsible(document, element);
}

bool takes_hidden(Scene& scene, NodeId element) {
  const Tag tag = scene.document.nodes[element].tag;
  if (tag == Tag::html || tag == Tag::body || tag == Tag::main || tag == Tag::article) return false;
  const Blocks::Range inside = scene.blocks.inside(scene.document, element);
  if (inside.empty()) {
    const auto aria = scene.document.attribute(element, "aria-hidden");
    const bool only_aria = aria && *aria == "true" && !scene.document.attribute(element, "hidden") &&
                           !scene.document.attribute(element, "style");
    return !only_aria;
  }
  if (is_shown_later(scene, element, inside)) return false;
  const uint32_t words = count_blocks(scene.blocks, inside.first, inside.last).words;
  if (words < kFewWords) return true;
  if (3 * words > scene.blocks.words) return false;
  const auto begin = scene.blocks.list.begin();
  const bool has_paragraph = std::any_of(begin + inside.first, begin + inside.last, is_real_paragraph);
  return !(has_paragraph && 10 * words > scene.blocks.words);
}

}  // namespace

const Operation kHidden = {
    "hidden",
    "Elements that the page does not show: hidden, aria-hidden=true, inline display:none or visibility:hidden.",
    "[hidden]:not([hidden='until-found' i]), [aria-hidden='true' i], [style*='display:none' i], "
    "[style*='display: none' i], [style*='visibility:hidden' i], [style*='visibility: hidden' i]",
    takes_hidden,
    nullptr,
    false};

}  // namespace pith
