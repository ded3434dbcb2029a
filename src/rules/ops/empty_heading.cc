// A heading whose section other rules have emptied goes with it. A heading that had nothing below it in the page (in a
// list of headings) is not empty by our doing and stays, and so does one over what the page itself hides: a click on
// it opens the answer.
//
//   <h2>Newsletter</h2> <p>(taken)</p> <h2>Rain</h2>      "Newsletter" goes
//   <h2>Monday</h2> <h2>Tuesday</h2>                      both stay
//
// Tested in tests/unit/rules/ops/empty_heading_test.cc.
#include <algorithm>

#include "rules/ops/ops.h"

namespace pith {
namespace {

constexpr uint32_t kMostWords = 10;  // a longer heading says something by itself

bool closes(const Block& heading, const Block& next) {
  return next.kind == BlockKind::heading && next.level <= heading.level;
}

// By block: taken by a rule, and not merely hidden by the page.
std::vector<uint8_t> emptied_blocks(const Scene& scene) {
  std::vector<uint8_t> gone = scene.gone;
  for (const RuleMatch& match : scene.taken) {
    if (!match.partial && scene.rule(match).op == "hidden")
      std::fill(gone.begin() + match.first, gone.begin() + match.last, uint8_t{0});
  }
  return gone;
}

void run_empty_heading(Scene& scene, uint32_t rule, std::vector<RuleMatch>& matches) {
  const auto count = static_cast<BlockId>(scene.blocks.size());
  std::vector<uint8_t> gone = scene.gone, emptied = emptied_blocks(scene);
  BlockId next = count;  // the next block that is still there
  for (BlockId id = count; id-- > 0;) {
    if (gone[id]) continue;
    const Block& block = scene.blocks[id];
    const bool over_taken = id + 1 < count && emptied[id + 1] && !closes(block, scene.blocks[id + 1]);
    if (block.kind == BlockKind::heading && block.level > 1 && block.words <= kMostWords && over_taken &&
        (next == count || closes(block, scene.blocks[next]))) {
      matches.push_back({rule, id, id + 1, false, {}});
      gone[id] = emptied[id] = 1;
    } else {
      next = id;
    }
  }
}

}  // namespace

const Operation kEmptyHeading = {
    "empty-heading", "Headings whose section other rules have emptied.", "", nullptr, run_empty_heading, true};

}  // namespace pith
