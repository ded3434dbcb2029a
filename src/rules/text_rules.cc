// One pass over the blocks. A block is folded and searched once for the literals of all triggers of the active groups
// (rules/literals.cc); only the rules of which one was found are looked at, cheapest first:
//
//   literal found -> words, kinds -> where, link share -> trigger -> none, all -> select -> protected?
//
// so most blocks meet no regular expression at all. Rules about lines or sentences are looked at when their block holds
// a literal, and the block is taken apart only then. Patterns see text with its white space squeezed to single spaces;
// a text that is so already is not copied. Tested in tests/unit/rules/text_rules_test.cc, against every pattern alone
// in tests/unit/rules/literals_test.cc.
#include "rules/text_rules.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/conditions.h"
#include "rules/protect.h"
#include "rules/search_fold.h"
#include "rules/units.h"

namespace pith {
namespace {

// A part of a block that patterns see.
struct TextUnit {
  UnitSpan span;
  uint32_t words = 0;
  SearchedText text;   // empty until asked for
  std::string copy;    // of the text, where squeezing changed it
  std::string folded;  // where it is not the whole block
};

class TextMatcher {
 public:
  TextMatcher(Scene& scene, const std::vector<const RuleGroup*>& groups, std::vector<RuleMatch>& matches)
      : scene_(scene), groups_(groups), matches_(matches) {}

  void run(BlockId block) {
    block_ = block;
    const size_t before = matches_.size();
    for (auto& units : units_) units.clear();
    folded_.clear();
    for (const RuleGroup* group : groups_) {
      if (scene_.blocks[block].words <= group->max_words) match_triggers(*group);
      match_open(*group);
    }
    if (matches_.size() > before + 1) sort_from(before);
  }

 private:
  void match_triggers(const RuleGroup& group) {
    if (folded_.empty()) search_fold(scene_.blocks[block_].text, folded_);
    const Block& block = scene_.blocks[block_];
    const auto note = [&, kind = static_cast<uint32_t>(block.kind),
                       page = static_cast<uint32_t>(scene_.page.kind)](uint32_t trigger) {
      if (group.asked[trigger].may_hold(block.words, kind, page)) found_.push_back(trigger);
    };
    found_.clear();
    for (uint32_t trigger : group.unfiltered) note(trigger);
    group.literals.find(folded_, note);
    if (found_.empty()) return;
    std::sort(found_.begin(), found_.end());
    found_.erase(std::unique(found_.begin(), found_.end()), found_.end());
    for (size_t begin = 0, end = 0; begin < found_.size(); begin = end) {
      const uint32_t rule = group.triggers[found_[begin]].rule;
      while (end < found_.size() && group.triggers[found_[end]].rule == rule) ++end;
      for (TextUnit& unit : units_of(scene_.rules[rule].rule->unit)) try_rule(group, rule, begin, end, unit);
    }
  }

  // `found_` from `begin` to `end`: the triggers of the rule whose literals stand in the block.
  void try_rule(const RuleGroup& group, uint32_t index, size_t begin, size_t end, TextUnit& unit) {
    const CompiledRule& compiled = scene_.rules[index];
    if (!conditions_hold(scene_, *compiled.rule, block_, block_ + 1, unit.words)) return;
    const SearchedText text = text_of(unit);
    const auto found = [&](const Pattern& pattern) { return pattern.found_in(text); };
    const auto fires = [&](uint32_t trigger) { return found(group.triggers[trigger].pattern); };
    const auto first = found_.begin() + static_cast<std::ptrdiff_t>(begin);
    if (!std::any_of(first, found_.begin() + static_cast<std::ptrdiff_t>(end), fires)) return;
    if (is_vetoed(compiled, unit)) return;
    if (!std::all_of(compiled.all.begin(), compiled.all.end(), found)) return;
    if (!place_holds(compiled, block_)) return;
    RuleMatch match{index, block_, block_ + 1, false, {}};
    match.within = unit.span.removal;
    match.partial = unit.span.removal.size() < scene_.blocks[block_].text.size();
    matches_.push_back(match);
  }

  std::vector<TextUnit>& units_of(Unit kind) {
    std::vector<TextUnit>& units = units_[static_cast<size_t>(kind)];
    const std::string_view text = scene_.blocks[block_].text;
    if (!units.empty()) return units;
    if (kind == Unit::block || (kind == Unit::line && text.find('\n') == std::string_view::npos)) {
      const Span all{0, static_cast<uint32_t>(text.size())};
      units.push_back({{all, all}, scene_.blocks[block_].words, {}, {}, {}});
      return units;
    }
    for (const UnitSpan& span : kind == Unit::line ? split_lines(text) : split_sentences(text))
      units.push_back({span, count_words(span.text.of(text)), {}, {}, {}});
    return units;
  }

  SearchedText text_of(TextUnit& unit) {
    std::string_view& text = unit.text.text;
    if (!text.empty()) return unit.text;
    const std::string_view block = scene_.blocks[block_].text;
    text = unit.span.text.of(block);
    if (!is_squeezed(text)) text = unit.copy = squeezed(text);
    if (folds_into_ascii(text)) return unit.text;
    const bool whole = unit.span.text.size() == block.size() && !folded_.empty();
    if (!whole) search_fold(text, unit.folded);
    unit.text.folded = whole ? folded_ : unit.folded;
    unit.text.bytes = bytes_of(text);
    return unit.text;
  }

  bool place_holds(const CompiledRule& compiled, BlockId block) {
    if (compiled.select) return stands_inside(*compiled.select, block);
    return compiled.rule->kinds != 0 || !is_protected(scene_, block);
  }

  // Some element around all leaves of the block matches.
  bool stands_inside(const CompiledSelectors& selectors, BlockId id) {
    const Block& block = scene_.blocks[id];
    const Document& document = scene_.document;
    const NodeId last = document.leaves[block.leaf_end - 1].node;
    for (NodeId at = document.leaves[block.leaf_begin].node; at != kNoNode; at = document.nodes[at].parent) {
      if (document.is_ancestor(at, last) && scene_.matcher.matches(selectors, at)) return true;
    }
    return false;
  }

  void match_open(const RuleGroup& group) {
    for (uint32_t index : group.open) {
      const CompiledRule& compiled = scene_.rules[index];
      TextUnit& whole = units_of(Unit::block).front();
      if (conditions_hold(scene_, *compiled.rule, block_, block_ + 1, whole.words) && !is_vetoed(compiled, whole) &&
          place_holds(compiled, block_))
        matches_.push_back({index, block_, block_ + 1, false, {}});
    }
  }

  bool is_vetoed(const CompiledRule& compiled, TextUnit& unit) {
    return std::any_of(compiled.none.begin(), compiled.none.end(),
                       [&](const Pattern& pattern) { return pattern.found_in(text_of(unit)); });
  }

  void sort_from(size_t begin) {
    std::sort(matches_.begin() + static_cast<std::ptrdiff_t>(begin), matches_.end(),
              [](const RuleMatch& a, const RuleMatch& b) {
                return a.rule != b.rule ? a.rule < b.rule : a.within.begin < b.within.begin;
              });
  }

  Scene& scene_;
  const std::vector<const RuleGroup*>& groups_;
  std::vector<RuleMatch>& matches_;
  BlockId block_ = 0;
  std::string folded_;
  std::vector<uint32_t> found_;                 // triggers of one group that may be in the block
  std::array<std::vector<TextUnit>, 3> units_;  // by Unit, when asked for
};

}  // namespace

void match_texts(Scene& scene, const std::vector<const RuleGroup*>& groups, std::vector<RuleMatch>& matches) {
  TextMatcher matcher(scene, groups, matches);
  for (BlockId id = 0; id < scene.blocks.size(); ++id) {
    if (!scene.gone[id]) matcher.run(id);
  }
}

}  // namespace pith
