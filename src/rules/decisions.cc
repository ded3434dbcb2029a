// From matches to the list of decisions. A keep rule, or a category that the user keeps, exempts a block from every
// rule that would take it or a part of it. Of several rules that take a block whole the one with the lowest id stands
// for all; parts of a block that goes whole are not written down. Parts that reach the end of a block take the white
// space before them along, so no line ends in a space that stood between sentences. Tested in
// tests/unit/rules/decisions_test.cc.
#include "rules/decisions.h"

#include <algorithm>
#include <string>

#include "base/text.h"

namespace pith {
namespace {

// By block: the keep rule that holds it, lowest id first; rules.size() = none.
std::vector<uint32_t> keepers(const Scene& scene) {
  std::vector<uint32_t> by_block(scene.blocks.size(), static_cast<uint32_t>(scene.rules.size()));
  for (const RuleMatch& match : scene.kept) {
    for (BlockId id = match.first; id < match.last; ++id) by_block[id] = std::min(by_block[id], match.rule);
  }
  return by_block;
}

// "keep.<category>": who holds a block when the user keeps a category.
std::string_view keeper_name(Category category) {
  static const auto* const kNames = [] {
    auto* names = new std::vector<std::string>;
    for (int i = 0; i < kCategoryCount; ++i)
      names->push_back("keep." + std::string(category_name(static_cast<Category>(i))));
    return names;
  }();
  return (*kNames)[static_cast<size_t>(category)];
}

void add_matches(const Scene& scene, Decisions& decisions, std::vector<Removal>& removals) {
  const std::vector<uint32_t> keeper = keepers(scene);
  const auto none = static_cast<uint32_t>(scene.rules.size());
  decisions.kept_by_rule.assign(scene.blocks.size(), 0);
  for (BlockId id = 0; id < scene.blocks.size(); ++id) decisions.kept_by_rule[id] = keeper[id] != none;
  for (const RuleMatch& match : scene.taken) {
    if (!scene.rules[match.rule].muted) continue;
    for (BlockId id = match.first; id < match.last; ++id) decisions.kept_by_rule[id] = 1;
  }
  for (const RuleMatch& match : scene.taken) {
    const Rule& rule = scene.rule(match);
    for (BlockId id = match.first; id < match.last; ++id) {
      if (keeper[id] != none) {
        decisions.exemptions.push_back({scene.rules[keeper[id]].rule->id, id, rule.id});
      } else if (scene.rules[match.rule].muted) {
        decisions.exemptions.push_back({keeper_name(rule.category), id, rule.id});
      } else {
        const auto size = static_cast<uint32_t>(scene.blocks[id].text.size());
        const Span within = match.partial ? match.within : Span{0, size};
        removals.push_back({rule.id, rule.category, id, within, rule.reason, 0});
      }
    }
  }
}

using Removals = std::vector<Removal>::iterator;

// Removals of one block. True when one takes it whole; that one is then the first.
bool settle_whole(const Block& block, Removals begin, Removals end) {
  const auto whole = std::min_element(begin, end, [](const Removal& a, const Removal& b) {
    return a.within.size() != b.within.size() ? a.within.size() > b.within.size() : a.rule < b.rule;
  });
  if (whole->within.size() != block.text.size()) return false;
  std::iter_swap(begin, whole);
  return true;
}

void trim_end(const Block& block, Removals begin, Removals end) {
  std::sort(begin, end, [](const Removal& a, const Removal& b) { return a.within.begin < b.within.begin; });
  auto reach = static_cast<uint32_t>(block.text.size());
  Removals last = end;
  for (Removals at = end; at != begin; last = at) {
    --at;
    if (at->within.end < reach && !is_blank(block.text.substr(at->within.end, reach - at->within.end))) break;
    reach = std::min(reach, at->within.begin);
  }
  if (last == end) return;
  while (last->within.begin > 0 && is_ascii_space(block.text[last->within.begin - 1])) --last->within.begin;
}

// By block, those of one block in the order in which they came.
std::vector<Removal> sorted(std::vector<Removal>&& removals, size_t blocks) {
  std::vector<uint32_t> places(blocks + 1);
  for (const Removal& removal : removals) ++places[removal.block + 1];
  for (size_t id = 0; id < blocks; ++id) places[id + 1] += places[id];
  std::vector<Removal> by_block(removals.size());
  for (Removal& removal : removals) by_block[places[removal.block]++] = std::move(removal);
  return by_block;
}

void add_removals(const Blocks& blocks, std::vector<Removal>&& unsorted, std::vector<Removal>& out) {
  std::vector<Removal> removals = sorted(std::move(unsorted), blocks.size());
  for (Removals begin = removals.begin(); begin != removals.end();) {
    const Removals end = std::find_if(begin, removals.end(), [&](const Removal& r) { return r.block != begin->block; });
    const Block& block = blocks[begin->block];
    const bool whole = settle_whole(block, begin, end);
    if (!whole) trim_end(block, begin, end);
    out.insert(out.end(), std::make_move_iterator(begin), std::make_move_iterator(whole ? begin + 1 : end));
    begin = end;
  }
}

}  // namespace

void write_decisions(const Scene& scene, Decisions& decisions) {
  decisions.hits = scene.hits;
  std::vector<Removal> removals;
  add_matches(scene, decisions, removals);
  add_removals(scene.blocks, std::move(removals), decisions.removals);
  decisions.warnings.insert(decisions.warnings.end(), scene.warnings.begin(), scene.warnings.end());
}

}  // namespace pith
