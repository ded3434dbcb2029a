// RuleGroup: the rules of one scope (a language, a host, or neither), compiled to be tried together.
#pragma once

#include <cstdint>
#include <mutex>
#include <string_view>
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
  std::vector<Trigger> triggers;  // by rule
  // What conditions_hold() asks that is the same for all units of a block, by trigger (words of rules about blocks
  // alone): a look at so little tells most of those found that they do not hold, and no rule is looked at.
  struct Asked {
    uint32_t min_words = 0, max_words = UINT32_MAX;
    uint16_t kinds = 0;  // as in Rule
    uint16_t pages = 0;

    bool may_hold(uint32_t words, uint32_t kind, uint32_t page) const {
      return words >= min_words && words <= max_words && (kinds == 0 || (kinds >> kind & 1)) &&
             (pages == 0 || (pages >> page & 1));
    }
  };
  std::vector<Asked> asked;
  LiteralIndex literals;             // of triggers; keys are indices into `triggers`
  std::vector<uint32_t> unfiltered;  // triggers of which no literal is known: tried on every text, rising
  uint32_t max_words = 0;            // blocks of more words are hit by no trigger; UINT32_MAX: there is no limit
  std::vector<uint32_t> open;        // rules without pattern, selector and operation: every short block is tried
  std::vector<uint32_t> ops;         // rules that call an operation

  // Of rules that a selector alone decides; keys are rule indices. Null if there are none. Built when it is first asked
  // for: a run over texts never does.
  const SelectorIndex* selectors() const;

  // `members`: indices into `rules`, rising. `rules` must outlive the group.
  RuleGroup(const std::vector<CompiledRule>& rules, const std::vector<uint32_t>& members);

 private:
  void add_triggers(const Rule& rule, uint32_t index);
  std::string_view selector_of(uint32_t rule) const;

  const std::vector<CompiledRule>& rules_;
  std::vector<uint32_t> selecting_;  // rules of selectors()
  mutable std::once_flag built_;
  mutable SelectorIndex selectors_;
};

}  // namespace pith
