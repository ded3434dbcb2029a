// Needles: which of many attribute tests hold of one value, found in one pass over the value.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/literal_index.h"
#include "rules/selector.h"
#include "rules/token_table.h"

namespace pith {

// Whether one attribute test holds of a value (Selectors 4, 6.1 and 6.2).
bool value_holds(const AttributeSelector& wanted, std::string_view value);

class Needles {
 public:
  // `token` is told for values of which the test holds.
  void add(const AttributeSelector& test, Token token);
  // After the last add, before the first match.
  void finish() { index_.finish(); }
  // Calls told(token) for each test that holds of the value, possibly more than once. `lowered`: the value in ASCII
  // lower case.
  template <typename Told>
  void match(std::string_view value, std::string_view lowered, const Told& told) const {
    const auto tell = [&](uint32_t needle) {
      if (value_holds(needles_[needle].test, value)) told(needles_[needle].token);
    };
    for (uint32_t needle : always_) tell(needle);
    index_.find(lowered, tell);
  }
  bool empty() const { return needles_.empty(); }

 private:
  struct Needle {
    AttributeSelector test;
    Token token = kNoToken;
  };
  std::vector<Needle> needles_;
  std::vector<uint32_t> always_;  // present, and tests of values that no literal stands for
  LiteralIndex index_;            // the others; keys are indices into needles_
};

}  // namespace pith
