// The rule files of the source tree, embedded at build time (src/rules/embed.cmake), so that a lone binary works.
#pragma once

#include <vector>

#include "rules/load.h"

namespace pith {

// Every rules/**/*.toml, sorted by path; names are paths from the top of the tree ("rules/en.toml").
std::vector<RuleFile> builtin_rule_files();

}  // namespace pith
