// One pass over the blocks. The sets of the active groups say which rules' trigger patterns occur in a block, a line or
// a sentence; only for those are the other patterns and the conditions looked at, cheapest first:
//
//   trigger found -> unit -> words, where, kinds, link share -> none, all -> select -> protected?
//
// Patterns see text with its white space squeezed to single spaces; a text that is so already is not copied.
// Tested in tests/unit/rules/text_rules_test.cc.
#include "rules/text_rules.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/conditions.h"
#include "rules/protect.h"
#include "rules/units.h"

namespace pith {
namespace {

// Whether squeezed() would give the text back. Non-ASCII spaces are rare enough to squeeze on suspicion.
bool is_squeezed(std::string_view text) {
  char before = ' ';
  for (char c : text) {
    const bool space = is_ascii_space(c);
    if (space && (c != ' ' || before == ' ')) return false;
    if (c == '\xC2' || c == '\xE1' || c == '\xE2' || c == '\xE3' || c == '\xEF') return false;
    before = c;
  }
  return before != ' ';
}

class TextMatcher {
 public:
  TextMatcher(Scene& scene, const std::vector<const RuleGroup*>& groups, std::vector<RuleMatch>& matches)
      : scene_(scene), groups_(groups), matches_(matches) {
    for (const RuleGroup* group : groups_) {
      has_lines_ = has_lines_ || group->has_lines;
      has_sentences_ = has_sentences_ || !group->by_sentence.empty();
    }
  }

  void run(BlockId block) {
    const size_t before = matches_.size();
    const std::string_view text = scene_.blocks[block].text;
    const bool one_line = text.find('\n') == std::string_view::npos;
    const UnitSpan whole{{0, static_cast<uint32_t>(text.size())}, {0, static_cast<uint32_t>(text.size())}};
    const uint32_t words = scene_.blocks[block].words;
    match(block, whole, words, &RuleGroup::by_block, one_line ? kBlockOrLine : kBlock);
    if (!one_line && has_lines_) {
      for (const UnitSpan& line : split_lines(text))
        match(block, line, count_words(line.text.of(text)), &RuleGroup::by_block, kLine);
    }
    if (has_sentences_) {
      for (const UnitSpan& sentence : split_sentences(text))
        match(block, sentence, count_words(sentence.text.of(text)), &RuleGroup::by_sentence, kSentence);
    }
    match_open(block);
    sort_from(before);
  }

 private:
  enum Units : unsigned { kBlock = 1, kLine = 2, kBlockOrLine = 3, kSentence = 4 };

  void match(BlockId block, const UnitSpan& unit, uint32_t words, PatternSet RuleGroup::*set, unsigned units) {
    std::string_view text = unit.text.of(scene_.blocks[block].text);
    if (!is_squeezed(text)) text = squeezed_ = squeezed(text);
    triggers_.clear();
    for (const RuleGroup* group : groups_) (group->*set).match(text, words, triggers_);
    if (triggers_.empty()) return;
    std::sort(triggers_.begin(), triggers_.end());
    triggers_.erase(std::unique(triggers_.begin(), triggers_.end()), triggers_.end());
    for (uint32_t rule : triggers_) {
      if (units >> static_cast<int>(scene_.rules[rule].rule->unit) & 1) try_rule(rule, block, unit, words, text);
    }
  }

  void try_rule(uint32_t index, BlockId block, const UnitSpan& unit, uint32_t words, std::string_view text) {
    const CompiledRule& compiled = scene_.rules[index];
    const Rule& rule = *compiled.rule;
    if (!conditions_hold(scene_, rule, block, block + 1, words)) return;
    auto found = [&](const Pattern& pattern) { return pattern.found_in(text); };
    if (std::any_of(compiled.none.begin(), compiled.none.end(), found)) return;
    if (!std::all_of(compiled.all.begin(), compiled.all.end(), found)) return;
    if (!place_holds(compiled, block)) return;
    RuleMatch match{index, block, block + 1, false, {}};
    match.within = unit.removal;
    match.partial = unit.removal.size() < scene_.blocks[block].text.size();
    matches_.push_back(match);
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

  void match_open(BlockId block) {
    for (const RuleGroup* group : groups_) {
      for (uint32_t index : group->open) {
        const CompiledRule& compiled = scene_.rules[index];
        if (conditions_hold(scene_, *compiled.rule, block, block + 1, scene_.blocks[block].words) &&
            !is_vetoed(compiled, block) && place_holds(compiled, block))
          matches_.push_back({index, block, block + 1, false, {}});
      }
    }
  }

  bool is_vetoed(const CompiledRule& compiled, BlockId block) {
    if (compiled.none.empty()) return false;
    std::string_view text = scene_.blocks[block].text;
    if (!is_squeezed(text)) text = squeezed_ = squeezed(text);
    return std::any_of(compiled.none.begin(), compiled.none.end(),
                       [&](const Pattern& pattern) { return pattern.found_in(text); });
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
  bool has_lines_ = false;
  bool has_sentences_ = false;
  std::vector<uint32_t> triggers_;
  std::string squeezed_;
};

}  // namespace

void match_texts(Scene& scene, const std::vector<const RuleGroup*>& groups, std::vector<RuleMatch>& matches) {
  TextMatcher matcher(scene, groups, matches);
  for (BlockId id = 0; id < scene.blocks.size(); ++id) {
    if (!scene.gone[id]) matcher.run(id);
  }
}

}  // namespace pith
