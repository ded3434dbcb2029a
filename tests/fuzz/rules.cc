// Any text as a rule file; one without faults is compiled and its cases are run.
#include "check.h"
#include "must.h"
#include "rules/load.h"
#include "rules/rule_set.h"

using namespace pith;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const LoadedRules loaded = load_rules({{"fuzz.toml", text}});
  for (const Error& error : loaded.errors) error.to_string();
  if (!loaded.errors.empty() || loaded.rules.empty()) return 0;
  if (RuleSet::compile(loaded.rules, {})) check_rules(loaded.rules);
  return 0;
}
