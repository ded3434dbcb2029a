// The menus of a page whose text somebody took as a whole: dozens of lines of a word or two above the text and below
// it. Rules know some of them ("Sign in", "Privacy", "Follow us"); the rest are the names of the site's departments.
//
//   Home / Boats / Sign in (taken) / Nets / … / Follow us (taken) / … / the title / by / the first paragraph
//                                              all but the last four lines before the paragraph go
//   the last paragraph / Flour / Yeast / Salt / …                      stays: nothing in it was taken
//   the last paragraph / £12 a month / £19 a month / Subscribe (taken) / …    stays: numbers are no menu
//
// Only on text pages, before the first real paragraph or after the last; 12 blocks or more of at most six words, none
// of them a sentence, of which rules have taken three or more; of the others, at most one in four has a digit. On the
// texts of the 1,497 development pages 94 of 100 words that it takes are in no gold text, and most of the others are
// single words that gold says elsewhere. Tested in tests/unit/rules/ops/menu_run_test.cc.
#include <algorithm>

#include "rules/ops/ops.h"

namespace pith {
namespace {

constexpr uint32_t kMostWords = 6;
constexpr BlockId kLeastBlocks = 12, kLeastTaken = 3;
constexpr BlockId kSpared = 4;  // before the text: its title, who wrote it, and when

bool is_entry(const Block& block) {
  const char last = block.text.empty() ? ' ' : block.text.back();
  return block.words <= kMostWords && last != '.' && last != '!' && last != '?';
}

bool has_digit(const Block& block) {
  return std::any_of(block.text.begin(), block.text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Whether blocks [first, last) are a menu.
bool is_menu(const Scene& scene, BlockId first, BlockId last) {
  BlockId taken = 0, numbered = 0;
  for (BlockId id = first; id < last; ++id) {
    if (scene.gone[id])
      ++taken;
    else
      numbered += has_digit(scene.blocks[id]);
  }
  return last - first >= kLeastBlocks && taken >= kLeastTaken && 4 * numbered <= last - first - taken;
}

// `spared`: the last blocks before `end` stay.
void take_menus(const Scene& scene, uint32_t rule, BlockId begin, BlockId end, BlockId spared,
                std::vector<RuleMatch>& matches) {
  for (BlockId first = begin, last = begin; first < end; first = last + 1) {
    for (last = first; last < end && (scene.gone[last] || is_entry(scene.blocks[last]));) ++last;
    if (!is_menu(scene, first, last)) continue;
    for (BlockId id = first; id < last && id + spared < end; ++id) {
      if (!scene.gone[id]) matches.push_back({rule, id, id + 1, false, {}});
    }
  }
}

void run_menu_run(Scene& scene, uint32_t rule, std::vector<RuleMatch>& matches) {
  if (!scene.is_text) return;
  const Blocks::Range body = body_of(scene).range;
  if (body.empty()) return;
  take_menus(scene, rule, 0, body.first, kSpared, matches);
  take_menus(scene, rule, body.last, static_cast<BlockId>(scene.blocks.size()), 0, matches);
}

}  // namespace

const Operation kMenuRun = {"menu-run",
                            "On text pages: runs of a dozen lines of few words, above the first paragraph or below the "
                            "last, of which rules have "
                            "taken three.",
                            "",
                            nullptr,
                            run_menu_run,
                            true};

}  // namespace pith
