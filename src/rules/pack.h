// pack: rules as bytes, for what is embedded when pith is built and read each time it starts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/rule.h"

namespace pith {

// All that applying a rule needs: no cases, and of its place only the file's name.
std::string pack_rules(const std::vector<Rule>& rules);
// What pack_rules made; anything else is a programming fault.
std::vector<Rule> unpack_rules(std::string_view packed);

// The literals of patterns (rules/literals.h), by pattern: whole texts first, parts of texts second.
std::string pack_literals(const std::vector<Rule>& rules);

// Answers from such a pack, which must outlive it.
class PackedLiterals {
 public:
  explicit PackedLiterals(std::string_view packed);
  // False when the pattern is not in the pack. `edges` as in required_literals.
  bool find(std::string_view pattern, bool edges, std::vector<std::string_view>& literals) const;

 private:
  struct Entry {
    std::string_view pattern, literals;
    bool edges = true;
  };
  std::vector<Entry> entries_;  // by pattern
};

}  // namespace pith
