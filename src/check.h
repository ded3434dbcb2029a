// check: runs the cases that rules carry with them.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "model/rule.h"

namespace pith {

struct RuleCoverage {
  std::string id;
  uint32_t cases = 0;
  bool fired = false;                  // some case of its own made it hold
  std::vector<std::string> unmatched;  // patterns of `any` that occur in none of its cases
};

struct CheckReport {
  uint32_t cases = 0;
  std::vector<Error> failures;         // code rule, at the rule or its [[rule.test]]
  std::vector<RuleCoverage> coverage;  // by id
};

// `drops` and `keeps` are tried with the rule alone and without its hosts, languages and `beside`: each is a block
// between two paragraphs (before or after both for rules of the head or tail), on a text page, or as a block of the
// first kind that the rule names. A [[rule.test]] is cleaned with the rule alone, or with all of `rules` if it
// needs their hits (`beside`, empty-heading), and its text compared with `expect`.
CheckReport check_rules(const std::vector<Rule>& rules);

}  // namespace pith
