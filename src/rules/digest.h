// digest: a fingerprint of all that a set of rules says.
#pragma once

#include <string>

#include "rules/rule_list.h"

namespace pith {

struct RuleChoice;

// 64 bits in hex, the same for the same rules and choice on every machine. Cases and places do not count.
std::string digest_of(RuleList& rules, const RuleChoice& choice);

}  // namespace pith
