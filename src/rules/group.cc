#include "rules/group.h"

#include <algorithm>
#include <variant>

#include "rules/ops/ops.h"

namespace pith {
namespace {

// One of `all` stands for the rule in the set: the longest is the rarest.
const PatternText& longest(const std::vector<PatternText>& patterns) {
  return *std::max_element(patterns.begin(), patterns.end(),
                           [](const PatternText& a, const PatternText& b) { return a.text.size() < b.text.size(); });
}

void add_triggers(PatternSet& set, const Rule& rule, uint32_t index) {
  const uint32_t max_words = rule.unit == Unit::block ? rule.max_words : 0;
  if (rule.any.empty()) return set.add(longest(rule.all).text, index, max_words);
  for (const PatternText& pattern : rule.any) set.add(pattern.text, index, max_words);
}

// A selector that the loader refuses takes nothing.
void add_selector(SelectorIndex& selectors, std::string_view text, uint32_t index) {
  auto parsed = parse_selector(text);
  if (auto* good = std::get_if<Selectors>(&parsed)) selectors.add(index, std::move(*good));
}

}  // namespace

RuleGroup::RuleGroup(const std::vector<CompiledRule>& rules, const std::vector<uint32_t>& members) {
  for (uint32_t index : members) {
    const CompiledRule& compiled = rules[index];
    const Rule& rule = *compiled.rule;
    if (compiled.op) {
      if (compiled.op->run) ops.push_back(index);
      if (compiled.op->takes) add_selector(selectors, compiled.op->selector, index);
    } else if (compiled.has_patterns()) {
      add_triggers(rule.unit == Unit::sentence ? by_sentence : by_block, rule, index);
      has_lines = has_lines || rule.unit == Unit::line;
    } else if (compiled.has_select()) {
      add_selector(selectors, rule.select.text, index);
    } else {
      open.push_back(index);
    }
  }
  by_block.finish();
  by_sentence.finish();
}

}  // namespace pith
