// RuleGroup: the rules of one scope (a language, a host, or neither), compiled to be tried together.
#pragma once

#include <cstdint>
#include <vector>

#include "rules/compiled_rule.h"
#include "rules/pattern.h"
#include "rules/selector_index.h"

namespace pith {

struct RuleGroup {
  PatternSet by_block;         // trigger patterns of rules with unit block or line; keys are rule indices
  PatternSet by_sentence;      // of rules with unit sentence
  bool has_lines = false;      // some rule has unit line
  SelectorIndex selectors;     // of rules that a selector alone decides; keys are rule indices
  std::vector<uint32_t> open;  // rules without pattern, selector and operation: every short block is tried
  std::vector<uint32_t> ops;   // rules that call an operation

  // `members`: indices into `rules`, rising.
  RuleGroup(const std::vector<CompiledRule>& rules, const std::vector<uint32_t>& members);
};

}  // namespace pith
