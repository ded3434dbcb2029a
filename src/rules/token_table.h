// TokenTable: names -> small numbers, for one lookup per class of every element of a page. Built once, then read by all
// threads.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "base/bit_table.h"

namespace pith {

using Token = uint32_t;
inline constexpr Token kNoToken = UINT32_MAX;

class TokenTable {
 public:
  TokenTable();

  // The number of a name of some kind ('.', '#', 't' ...), given when it is new: 0, 1, 2 in order.
  Token intern(char kind, std::string_view name);
  // A token that no name finds.
  Token reserve() { return count_++; }
  // kNoToken when it was never interned.
  Token find(char kind, std::string_view name) const;
  uint32_t size() const { return count_; }

 private:
  struct Slot {
    uint32_t check = 0;  // high half of the hash, for a quick no
    Token token = kNoToken;
    std::string_view name;
    char kind = 0;
  };
  void grow();
  // In the first free slot from the hash's own on.
  void place(uint64_t hash, const Slot& slot);

  std::vector<Slot> slots_;  // a power of two, at most half full
  BitTable filter_;          // eight bits for a slot: by `check` of all names
  uint32_t used_ = 0;
  uint32_t count_ = 0;
  Arena names_;
};

}  // namespace pith
