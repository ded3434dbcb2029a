// ValueNumbers: distinct strings numbered in the order in which they come first, for tables by number instead of by
// string.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace pith {

class ValueNumbers {
 public:
  ValueNumbers();
  // The number of the value. The bytes of a new one must outlive this object and what is taken from it.
  uint32_t number_of(std::string_view value);
  // By number. Leaves the object empty.
  std::vector<std::string_view> take() { return std::move(values_); }

 private:
  struct Slot {
    uint32_t check = 0;  // high half of the hash, for a quick no
    uint32_t next = 0;   // the number, plus one; 0 = free
  };
  void grow();

  std::vector<Slot> slots_;  // a power of two, at most half full
  std::vector<std::string_view> values_;
};

}  // namespace pith
