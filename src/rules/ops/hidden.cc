// Elements that a page does not show: `hidden`, inline display:none or visibility:hidden, and whole blocks under
// aria-hidden=true (inside a line it marks ornaments and doubled prices, which a reader does see).
//
//   <div hidden>Your session has expired.</div>      goes
//   <body style="visibility:hidden">…</body>         stays: shown by a script once it has run
//   <div style="display:none"> a tab of the article  stays: real paragraphs that make up a part of the page
//   <div class="accordion-panel" hidden> a sentence  stays: a click on the line above shows it
//
// Hidden content is content if a click shows it. So what holds more than a tenth of the page's words and real
// paragraphs, or more than a third of its words whatever they are, stays; and so does prose in what its own start tag
// or those around it call an accordion, a tab or the like, unless it stands in navigation or holds fields of a form.
// Tested in tests/unit/rules/ops/element_ops_test.cc.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "rules/inline_span.h"
#include "rules/ops/ops.h"

namespace pith {
namespace {

constexpr uint32_t kFewWords = 50;     // less than this is never a part of the page, unless a click shows it
constexpr uint32_t kProseWords = 12;   // a block of so many words outside of links is prose
constexpr int kCollapsibleLevels = 5;  // the element and those around it whose start tags are read

bool says_collapsible(std::string_view start_tag) {
  constexpr std::array<std::string_view, 7> kWords = {"accordion", "accordian", "collaps", "tabpanel",
                                                      "tab-pane",  "expand",    "faq"};
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return contains_ignoring_ascii_case(start_tag, word); });
}

// Whether the element is shown by a click on something in the text: an accordion, a tab, a part to unfold.
bool is_collapsible(const Document& document, NodeId element) {
  bool found = false;
  int level = 0;
  for (NodeId at = element; at != kNoNode && at != kRoot; at = document.nodes[at].parent, ++level) {
    const Node& node = document.nodes[at];
    if (node.tag == Tag::nav || node.tag == Tag::header || node.tag == Tag::footer || node.tag == Tag::aside ||
        node.tag == Tag::dialog || node.tag == Tag::form)
      return false;
    found = found || (level < kCollapsibleLevels && says_collapsible(node.source.of(document.source)));
  }
  return found;
}

bool is_prose(const Block& block) {
  return block.words >= kProseWords && 3 * block.link_letters <= block.letters;
}

bool holds_prose_alone(const Blocks& blocks, Blocks::Range inside) {
  const auto begin = blocks.list.begin() + inside.first, end = blocks.list.begin() + inside.last;
  return std::any_of(begin, end, is_prose) &&
         std::none_of(begin, end, [](const Block& block) { return block.kind == BlockKind::control; });
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
  if (holds_prose_alone(scene.blocks, inside) && is_collapsible(scene.document, element)) return false;
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
