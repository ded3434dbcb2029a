// The rule files of the source tree, embedded at build time, so that a lone binary works: as text
// (src/rules/embed.cmake), and as what follows from it, so that a run need not read TOML nor take patterns apart
// (src/cli/embed_main.cc).
#pragma once

#include <vector>

#include "rules/load.h"
#include "rules/rule_list.h"

namespace pith {

// Every rules/**/*.toml, sorted by path; names are paths from the top of the tree ("rules/en.toml").
std::vector<RuleFile> builtin_rule_files();

// What load_rules makes of these files, without cases; Place::source is the file's name.
RuleList builtin_rules();

}  // namespace pith
