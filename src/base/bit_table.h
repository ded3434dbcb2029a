// BitTable: a bit for each number below its size: as a filter, it stays in the first cache where the table behind it
// does not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pith {

class BitTable {
 public:
  // `size`: a multiple of 64. All bits are clear.
  explicit BitTable(size_t size = 0) : words_(size / 64) {}

  size_t size() const { return words_.size() * 64; }
  // Both: `bit` < size().
  void set(size_t bit) { words_[bit / 64] |= uint64_t{1} << (bit % 64); }
  bool has(size_t bit) const { return words_[bit / 64] >> (bit % 64) & 1; }

 private:
  std::vector<uint64_t> words_;
};

}  // namespace pith
