// Elements that a page does not show: `hidden`, inline display:none or visibility:hidden, and whole blocks under
// aria-hidden=true (inside a line it marks ornaments and doubled prices, which a reader does see).
//
//   <div hidden>Your session has expired.</div>      goes
//   <body style="visibility:hidden">…</body>         stays: shown by a script once it has run
//   <div style="display:none"> a tab of the article  stays: real paragraphs that make up a part of the page
//
// Hidden content is content if a click shows it: what holds more than a tenth of the page's words and real paragraphs,
// or more than a third of its words whatever they are, stays. Tested in tests/unit/rules/ops/hidden_test.cc.
#include <algorithm>

#include "rules/inline_span.h"
#include "rules/ops/ops.h"

namespace pith {
namespace {

constexpr uint32_t kFewWords = 50;  // less than this is never a part of the page

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
