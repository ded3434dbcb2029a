// pack: rules as bytes, for what is embedded when pith is built and read each time it starts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/rule.h"

namespace pith {

// All that applying rules needs: no cases, of a rule's place only the file's name, and the literals of its patterns.
std::string pack_rules(const std::vector<Rule>& rules);

// All that follows reads what pack_rules made, which must outlive what is read; anything else is a programming fault.

struct PackedRule {
  std::string_view scope, rest;
};
// In the order in which they were packed. Reads no more of them than where each ends.
std::vector<PackedRule> packed_rules(std::string_view packed);

// What tells whether a run or a page has a use for a rule.
struct RuleScope {
  std::string_view id, source;
  std::vector<std::string_view> languages, hosts;
};
std::string_view unpack_id(const PackedRule& packed);
RuleScope unpack_scope(const PackedRule& packed);
Rule unpack_rule(const PackedRule& packed);

// What required_literals (rules/literals.h) says of a pattern that starts a rule, by PatternText::packed_literals.
std::vector<std::string_view> unpack_literals(std::string_view packed_literals);

}  // namespace pith
