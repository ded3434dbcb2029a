// sources: where the rules of a run come from.
#pragma once

#include <string>
#include <vector>

#include "rules/load.h"
#include "rules/rule_list.h"

namespace pith {

struct RuleSources {
  bool builtin = true;             // the embedded rules, unless `builtin_folder` is given
  std::string builtin_folder;      // a folder that takes their place; empty = none
  std::vector<std::string> added;  // folders, or single files, whatever their extension
};

// All files that the sources name: first those that may be trusted (embedded, or the same text as an embedded one,
// under the embedded one's name), then those that must be checked.
struct GatheredRules {
  std::vector<RuleFile> trusted, unchecked;
};
Result<GatheredRules> gather_rule_files(const RuleSources& sources);

// The rules of all sources. The error holds every fault of every file, one after the other.
Result<RuleList> load_rules_from(const RuleSources& sources);

}  // namespace pith
