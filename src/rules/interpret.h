// interpret: the TOML of one rule file -> rules, checked key by key against the table of keys.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/rule.h"
#include "rules/toml_value.h"

namespace pith {

// Whether what is written by hand is checked to the last pattern, or files that were checked when pith was built are
// read for their rules alone.
enum class RuleTrust : uint8_t { check, trusted };

struct FileText {
  std::string_view name;
  std::string_view text;
};

// Appends rules, and a fault for everything that may not stand. Rules with faults are appended too, so that duplicates
// among them are seen; whoever calls drops the rules of files with faults.
void interpret_rules(const FileText& file, const TomlValue& root, RuleTrust trust, std::vector<Rule>& rules,
                     std::vector<Error>& errors);

}  // namespace pith
