// RuleGroup: the rules of one scope (a language, a host, or neither), compiled to be tried together.
#pragma once

#include <cstdint>
#include <vector>

#include "rules/compiled_rule.h"
#include "rules/literal_index.h"
#include "rules/pattern.h"
#include "rules/selector_index.h"

namespace pith {

struct RuleGroup {
  // A pattern of `any` (or the one of `all` that says most, where there is no `any`): a rule holds only where one of
  // its triggers is found.
  struct Trigger {
    uint32_t rule = 0;
    Pattern pattern;
  };
  std::vector<Trigger> triggers;     // by rule
  LiteralIndex literals;             // of triggers; keys are indices into `triggers`
  std::vector<uint32_t> unfiltered;  // triggers of which no literal is known: tried on every text, rising
  uint32_t max_words = 0;            // blocks of more words are hit by no trigger; UINT32_MAX: there is no limit
  SelectorIndex selectors;           // of rules that a selector alone decides; keys are rule indices
  std::vector<uint32_t> open;        // rules without pattern, selector and operation: every short block is tried
  std::vector<uint32_t> ops;         // rules that call an operation

  // `members`: indices into `rules`, rising.
  RuleGroup(const std::vector<CompiledRule>& rules, const std::vector<uint32_t>& members);

 private:
  void add_triggers(const Rule& rule, uint32_t index);
};

}  // namespace pith
