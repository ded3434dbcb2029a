// A run of three or more blocks that are nothing but links: menus, tag clouds, "most read". On an article page such a
// run is never a part of the text; on a page that is a list of links it is the page. So a run is taken only if real
// paragraphs stand somewhere in the document, and it holds less than half of the words.
//
//   <ul><li><a>Weather</a><li><a>Sport</a><li><a>Culture</a></ul> beside an article     goes
//   <p>See <a>this</a>, <a>that</a>.</p>                                              stays: words around the links
//
// Tested in tests/unit/rules/ops/link_list_test.cc.
#include "rules/ops/ops.h"
#include "rules/protect.h"

namespace pith {
namespace {

constexpr BlockId kRun = 3;
constexpr uint32_t kLineWords = 20;

bool is_link_line(const Block& block) {
  return block.letters > 0 && block.words <= kLineWords && 10 * block.link_letters >= 9 * block.letters &&
         block.kind != BlockKind::heading;
}

bool has_real_paragraph(const Scene& scene) {
  for (BlockId id = 0; id < scene.blocks.size(); ++id) {
    if (!scene.gone[id] && is_real_paragraph(scene.blocks[id])) return true;
  }
  return false;
}

void run_link_list(Scene& scene, uint32_t rule, std::vector<RuleMatch>& matches) {
  if (!has_real_paragraph(scene)) return;
  const auto count = static_cast<BlockId>(scene.blocks.size());
  for (BlockId first = 0; first < count;) {
    BlockId last = first;
    while (last < count && !scene.gone[last] && is_link_line(scene.blocks[last]) && !is_protected(scene, last)) ++last;
    const uint32_t words = count_blocks(scene.blocks, first, last).words;
    if (last - first >= kRun && 2 * words < scene.blocks.words) matches.push_back({rule, first, last, false, {}});
    first = last + 1;
  }
}

}  // namespace

const Operation kLinkList = {"link-list",
                             "Runs of three or more blocks that are nothing but links, beside real paragraphs.",
                             "",
                             nullptr,
                             run_link_list,
                             false};

}  // namespace pith
