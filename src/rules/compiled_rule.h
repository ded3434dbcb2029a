// CompiledRule: a rule and what was made of its patterns and selector. Immutable, shared by all threads.
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "model/rule.h"
#include "rules/matcher.h"
#include "rules/pattern.h"

namespace pith {

class LineTable;
struct Operation;

struct CompiledRule {
  const Rule* rule = nullptr;
  const Operation* op = nullptr;              // the built-in operation that it calls
  bool muted = false;                         // its category is one that the user keeps
  std::vector<Pattern> all, none;             // what is left to check once a trigger pattern was found
  std::unique_ptr<CompiledSelectors> select;  // with patterns: blocks must stand inside such an element

  std::shared_ptr<const LineTable> lines;  // of template-lines

  bool has_patterns() const { return !rule->any.empty() || !rule->all.empty(); }
  bool has_select() const { return !rule->select.text.empty(); }
};

}  // namespace pith
