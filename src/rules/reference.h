// reference: the rule format for people and for editors, made from the loader's table of keys and the list of
// operations.
#pragma once

#include <string>

#include "model/rule.h"

namespace pith {

// Markdown.
std::string rule_reference();
// JSON Schema, draft 2020-12 (https://json-schema.org/draft/2020-12/json-schema-core), of a rule file's TOML as JSON.
std::string rule_schema();
// One rule for a reader: what it looks for, where, what it does, its cases.
std::string describe_rule(const Rule& rule);

}  // namespace pith
