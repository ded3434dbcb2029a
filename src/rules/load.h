// load: rule files (TOML) -> rules. All faults of all files are reported at once, each with file:line:column and caret.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "model/rule.h"
#include "rules/interpret.h"

namespace pith {

struct RuleFile {
  std::string name;  // for messages
  std::string text;
};

struct LoadedRules {
  std::vector<Rule> rules;    // of the files without fault, sorted by id
  std::vector<Error> errors;  // in order of file name, line, column
};

// Parses and checks: unknown keys, types, values, patterns, selectors, duplicate ids, missing cases. Does not run
// cases. With RuleTrust::trusted (files that were checked when pith was built) only what cannot be read is a fault, and
// rules carry no line numbers.
LoadedRules load_rules(const std::vector<RuleFile>& files, RuleTrust trust = RuleTrust::check);

// All *.toml below a folder, sorted by path.
Result<std::vector<RuleFile>> read_rule_files(const std::string& folder);

}  // namespace pith
