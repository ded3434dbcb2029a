#include "rules/group.h"

#include <algorithm>
#include <variant>

#include "rules/literals.h"
#include "rules/ops/ops.h"
#include "rules/pack.h"

namespace pith {
namespace {

// One of `all` stands for the rule: the longest is the rarest.
const PatternText& longest(const std::vector<PatternText>& patterns) {
  return *std::max_element(patterns.begin(), patterns.end(),
                           [](const PatternText& a, const PatternText& b) { return a.text.size() < b.text.size(); });
}

}  // namespace

void RuleGroup::add_triggers(const Rule& rule, uint32_t index) {
  const bool whole_blocks = rule.unit == Unit::block;
  Asked asks;
  asks.kinds = rule.kinds, asks.pages = rule.pages;
  if (whole_blocks) asks.min_words = rule.min_words;
  if (whole_blocks && rule.max_words > 0) asks.max_words = rule.max_words;
  max_words = std::max(max_words, asks.max_words);
  const auto add = [&](const PatternText& pattern) {
    const auto key = static_cast<uint32_t>(triggers.size());
    triggers.push_back({index, Pattern(pattern.text)});
    asked.push_back(asks);
    std::vector<std::string> fresh;
    std::vector<std::string_view> required;
    if (pattern.packed_literals.data()) {
      required = unpack_literals(pattern.packed_literals);
    } else {
      fresh = required_literals(pattern.text, whole_blocks);
      required.assign(fresh.begin(), fresh.end());
    }
    for (std::string_view literal : required) literals.add(literal, key);
    if (required.empty()) unfiltered.push_back(key);
  };
  if (rule.any.empty()) return add(longest(rule.all));
  for (const PatternText& pattern : rule.any) add(pattern);
}

RuleGroup::RuleGroup(const std::vector<CompiledRule>& rules, const std::vector<uint32_t>& members) : rules_(rules) {
  for (uint32_t index : members) {
    const CompiledRule& compiled = rules[index];
    if (compiled.op) {
      if (compiled.op->run) ops.push_back(index);
      if (compiled.op->takes) selecting_.push_back(index);
    } else if (compiled.has_patterns()) {
      add_triggers(*compiled.rule, index);
    } else if (compiled.has_select()) {
      selecting_.push_back(index);
    } else {
      open.push_back(index);
    }
  }
  literals.finish();
}

std::string_view RuleGroup::selector_of(uint32_t rule) const {
  const CompiledRule& compiled = rules_[rule];
  return compiled.op ? std::string_view(compiled.op->selector) : compiled.rule->select.text;
}

// A selector that the loader refuses takes nothing.
const SelectorIndex* RuleGroup::selectors() const {
  if (selecting_.empty()) return nullptr;
  std::call_once(built_, [&] {
    for (uint32_t index : selecting_) {
      auto parsed = parse_selector(selector_of(index));
      if (auto* good = std::get_if<Selectors>(&parsed)) selectors_.add(index, std::move(*good));
    }
    selectors_.finish();
  });
  return &selectors_;
}

}  // namespace pith
