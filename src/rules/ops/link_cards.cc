// Cards that point to other pages: three or more siblings of one make, each a few lines with a linked title ("You may
// also like", "More from this site", other products). Beside an article they are chaff whatever they are called; on a
// page that lists things they are the content.
//
//   <div class="item"><h3><a>Rain</a></h3><p>It rained.</p><time>3 May</time></div> three times, after the text    goes
//   the same, and nothing else on the page                                                                      stays
//   <li> with a paragraph and a link in it                                                     stays: no linked title
//
// A group is taken if it stands after the last real paragraph that is in no such group, and those
// paragraphs hold at least three times as many words as all groups. Tested in tests/unit/rules/ops/block_ops_test.cc.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "rules/ops/links.h"
#include "rules/ops/ops.h"
#include "rules/protect.h"

namespace pith {
namespace {

constexpr size_t kFewCards = 3;
constexpr uint32_t kCardWords = 80;
constexpr uint32_t kTitleWords = 3;     // a link of fewer words is a name or a button
constexpr BlockId kRealParagraphs = 3;  // what a page of its own text has
constexpr uint32_t kProse = 3;          // words of its real paragraphs for one in cards, at least

struct Group {
  BlockId first = 0, last = 0;
  uint32_t words = 0;
};

// A linked title. A link into the page itself opens an answer below it.
bool is_title(const Scene& scene, const Block& block) {
  return block.words >= kTitleWords && is_all_link(block) && !link_of(scene, block).starts_with('#');
}

bool is_card(const Scene& scene, Blocks::Range inside) {
  if (inside.empty()) return false;
  uint32_t words = 0;
  bool titled = false;
  for (BlockId id = inside.first; id < inside.last; ++id) {
    words += scene.blocks[id].words;
    if (words > kCardWords || scene.blocks[id].kind == BlockKind::control) return false;
    titled = titled || is_title(scene, scene.blocks[id]);
  }
  return titled;
}

std::string_view first_class(const Document& document, NodeId id) {
  const std::string_view classes = trimmed(document.classes(id));
  return classes.substr(0, classes.find_first_of(" \t\n\f\r"));
}

bool has_few_children(const Document& document, NodeId parent) {
  size_t count = 0;
  for (NodeId child = document.first_child(parent); child != kNoNode; child = document.nodes[child].next)
    count += document.nodes[child].kind == NodeKind::element;
  return count < kFewCards;
}

// The children of an element by tag and class, if they are cards: all but one in four at most.
void add_groups(Scene& scene, NodeId parent, std::vector<Group>& groups) {
  const Document& document = scene.document;
  std::map<std::pair<Tag, std::string_view>, std::vector<Blocks::Range>> by_make;
  for (NodeId child = document.first_child(parent); child != kNoNode; child = document.nodes[child].next) {
    const Node& node = document.nodes[child];
    if (node.kind != NodeKind::element) continue;
    const Blocks::Range inside = scene.blocks.inside(document, child);
    if (!inside.empty() && !scene.gone[inside.first])
      by_make[{node.tag, first_class(document, child)}].push_back(inside);
  }
  for (const auto& [make, cards] : by_make) {
    const auto count = static_cast<size_t>(
        std::count_if(cards.begin(), cards.end(), [&](Blocks::Range inside) { return is_card(scene, inside); }));
    if (count < kFewCards || 4 * count < 3 * cards.size()) continue;
    if (is_protected(scene, cards.front().first)) continue;
    Group group{cards.front().first, cards.back().last, 0};
    group.words = count_blocks(scene.blocks, group.first, group.last).words;
    groups.push_back(group);
  }
}

std::vector<Group> groups_of(Scene& scene) {
  std::vector<Group> groups;
  for (NodeId id = 1; id < scene.document.nodes.size(); ++id) {
    if (scene.document.nodes[id].kind == NodeKind::element && !has_few_children(scene.document, id))
      add_groups(scene, id, groups);
  }
  return groups;
}

// The page's own text: its real paragraphs outside of the groups.
struct OwnText {
  BlockId last = 0;  // one past the last of them
  BlockId paragraphs = 0;
  uint32_t words = 0;  // of the paragraphs
};

OwnText own_text_of(const Scene& scene, const std::vector<Group>& groups) {
  std::vector<uint8_t> grouped(scene.blocks.size());
  for (const Group& group : groups) std::fill(grouped.begin() + group.first, grouped.begin() + group.last, uint8_t{1});
  OwnText own;
  for (BlockId id = 0; id < scene.blocks.size(); ++id) {
    if (grouped[id] || scene.gone[id] || !is_real_paragraph(scene.blocks[id])) continue;
    ++own.paragraphs;
    own.last = id + 1;
    own.words += scene.blocks[id].words;
  }
  return own;
}

void run_link_cards(Scene& scene, uint32_t rule, std::vector<RuleMatch>& matches) {
  if (scene.is_text) return;
  const std::vector<Group> groups = groups_of(scene);
  const OwnText own = own_text_of(scene, groups);
  uint32_t words = 0;
  for (const Group& group : groups) words += group.words;
  if (own.paragraphs < kRealParagraphs || own.words < kProse * words) return;
  for (const Group& group : groups) {
    if (group.first >= own.last) matches.push_back({rule, group.first, group.last, false, {}});
  }
}

}  // namespace

const Operation kLinkCards = {
    "link-cards",
    "Three or more sibling elements of one make, each a few lines with a linked title, after the text.",
    "",
    nullptr,
    run_link_cards,
    false};

}  // namespace pith
