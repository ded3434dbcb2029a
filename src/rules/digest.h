// digest: a fingerprint of all that a set of rules says.
#pragma once

#include <string>
#include <vector>

#include "model/rule.h"

namespace pith {

struct RuleChoice;

// 64 bits in hex, the same for the same rules and choice on every machine. Cases and places do not count.
std::string digest_of(const std::vector<Rule>& rules, const RuleChoice& choice);

}  // namespace pith
