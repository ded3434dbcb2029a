// A run of three or more blocks that are nothing but links: menus, tag clouds, "most read". Before and after an article
// such a run is never a part of the text; on a page that is a list of links it is the page. So a run is taken only if
// real paragraphs stand somewhere in the document, it does not stand between two of them, and it holds less than half
// of the words. All runs before the first paragraph together must hold a third of the paragraphs' words at most: a shop
// lists its goods first and ends with what it has to say of them. A list of works that a text refers to links to many
// hosts, by names of several words; it is a part of the text.
//
//   <ul><li><a>Weather</a><li><a>Sport</a><li><a>Culture</a></ul> beside an article     goes
//   <p>See <a>this</a>, <a>that</a>.</p>                                              stays: words around the links
//   <li><a href="//a.example">Rain in the Alps</a><li><a href="//b.example">…          stays: references
//
// Tested in tests/unit/rules/ops/block_ops_test.cc.
#include <set>
#include <string>

#include "rules/hosts.h"
#include "rules/ops/links.h"
#include "rules/ops/ops.h"
#include "rules/protect.h"

namespace pith {
namespace {

constexpr BlockId kRun = 3;
constexpr uint32_t kLineWords = 20;
constexpr uint32_t kReferenceWords = 3;  // a line, on average
constexpr uint32_t kProse = 3;           // words of real paragraphs for one in runs before them, at least

bool is_link_line(const Block& block) {
  return is_all_link(block) && block.words <= kLineWords && block.kind != BlockKind::heading;
}

bool is_references(const Scene& scene, BlockId first, BlockId last) {
  const BlockId count = last - first;
  if (count_blocks(scene.blocks, first, last).words < kReferenceWords * count) return false;
  std::set<std::string> hosts;
  for (BlockId id = first; id < last; ++id) {
    const std::string host = host_of(link_of(scene, scene.blocks[id]));
    if (!host.empty()) hosts.insert(host);
  }
  return hosts.size() >= kRun && 3 * hosts.size() >= count;
}

// The runs before and after the body that are no references.
std::vector<Blocks::Range> menus_around(Scene& scene, Blocks::Range body) {
  std::vector<Blocks::Range> menus;
  const auto count = static_cast<BlockId>(scene.blocks.size());
  for (BlockId first = 0; first < count;) {
    BlockId last = first;
    while (last < count && !scene.gone[last] && is_link_line(scene.blocks[last]) && !is_protected(scene, last)) ++last;
    const bool inside = first > body.first && last < body.last;
    const uint32_t words = count_blocks(scene.blocks, first, last).words;
    if (last - first >= kRun && 2 * words < scene.blocks.words && !inside && !is_references(scene, first, last))
      menus.push_back({first, last});
    first = last + 1;
  }
  return menus;
}

void run_link_list(Scene& scene, uint32_t rule, std::vector<RuleMatch>& matches) {
  const Body body = body_of(scene);
  if (body.range.empty()) return;
  const std::vector<Blocks::Range> menus = menus_around(scene, body.range);
  uint32_t before = 0;
  for (Blocks::Range menu : menus) {
    if (menu.first < body.range.first) before += count_blocks(scene.blocks, menu.first, menu.last).words;
  }
  for (Blocks::Range menu : menus) {
    if (menu.first > body.range.first || kProse * before <= body.words)
      matches.push_back({rule, menu.first, menu.last, false, {}});
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
