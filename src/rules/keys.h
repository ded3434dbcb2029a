// The one table of what may stand in a rule file: the loader checks against it, and the JSON Schema and the reference
// are generated from it, so that they cannot drift.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith {

enum class KeyScope : uint8_t { file, rule, guard, test };
enum class KeyType : uint8_t { string, strings, patterns, selector, integer, number, choice, choices, table, tables };

struct KeyInfo {
  KeyScope scope = KeyScope::rule;
  std::string_view name;
  KeyType type = KeyType::string;
  bool required = false;
  std::vector<std::string_view> choices;  // choice, choices
  double minimum = 0;                     // integer, number
  double maximum = 0;                     // 0 = none
  std::string_view doc;                   // one sentence or two
  std::string_view example;               // as TOML
};

// All keys, by scope, in the order in which a reader wants to learn them.
const std::vector<KeyInfo>& rule_keys();
// nullptr when the scope has no such key.
const KeyInfo* find_key(KeyScope scope, std::string_view name);
// The nearest of `names` when it is near enough to be a slip of the finger (edit distance 2), else "".
std::string_view nearest_name(std::string_view wrong, const std::vector<std::string_view>& names);
// "a string", "a list of strings" ...
std::string_view key_type_name(KeyType type);

}  // namespace pith
