// Needles: which of many attribute tests hold of one value, found in one pass over the value.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "rules/selector.h"
#include "rules/token_table.h"

namespace pith {

// Whether one attribute test holds of a value (Selectors 4, 6.1 and 6.2).
bool value_holds(const AttributeSelector& wanted, std::string_view value);

class Needles {
 public:
  Needles();
  // `token` is told for values of which the test holds.
  void add(const AttributeSelector& test, Token token);
  // Calls told(token) for each test that holds of the value, possibly more than once.
  template <typename Told>
  void match(std::string_view value, const Told& told) const {
    for (const Needle& needle : always_)
      if (value_holds(needle.test, value)) told(needle.token);
    for (size_t at = 0; at + kGram <= value.size(); ++at) {
      const uint32_t slot = slot_of(value.substr(at, kGram));
      if (!(filter_[slot / 64] >> (slot % 64) & 1)) continue;
      for (uint32_t next = heads_[slot]; next != kNone; next = by_gram_[next].next)
        if (value_holds(by_gram_[next].test, value)) told(by_gram_[next].token);
    }
  }
  bool empty() const { return always_.empty() && by_gram_.empty(); }

 private:
  static constexpr size_t kGram = 4;
  static constexpr uint32_t kSlots = 4096;
  static constexpr uint32_t kNone = UINT32_MAX;
  struct Needle {
    AttributeSelector test;
    Token token = kNoToken;
    uint32_t next = kNone;  // of the same slot
  };
  static uint32_t slot_of(std::string_view gram);

  std::vector<Needle> always_;   // present, and needles too short for a gram
  std::vector<Needle> by_gram_;  // the others, chained by the slot of one gram
  std::array<uint64_t, kSlots / 64> filter_{};
  std::vector<uint32_t> heads_;  // by slot
};

}  // namespace pith
