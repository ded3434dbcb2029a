// load: rule files (TOML) -> rules. All faults of all files are reported at once, each with file:line:column and caret.
#pragma once

#include <string>
#include <vector>

#include "base/error.h"
#include "model/rule.h"

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
// cases.
LoadedRules load_rules(const std::vector<RuleFile>& files);

// All *.toml below a folder, sorted by path.
Result<std::vector<RuleFile>> read_rule_files(const std::string& folder);

}  // namespace pith
