// Arena: bump allocation freed at once. What it hands out lives as long as the arena and is never freed singly.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace pith {

class Arena {
 public:
  Arena() = default;
  Arena(Arena&&) = default;
  Arena& operator=(Arena&&) = default;

  // `bytes` of uninitialised memory, aligned for any object. Throws std::bad_alloc.
  void* allocate(size_t bytes);
  // A copy of `text` that lives as long as the arena.
  std::string_view copy(std::string_view text);
  // Bytes reserved from the system.
  size_t reserved() const { return reserved_; }
  // Forgets all allocations, keeping the largest chunk for reuse.
  void reset();

 private:
  struct Chunk {
    std::unique_ptr<std::byte[]> bytes;
    size_t size = 0;
  };
  void grow(size_t at_least);

  std::vector<Chunk> chunks_;
  std::byte* next_ = nullptr;
  size_t left_ = 0;
  size_t reserved_ = 0;
};

}  // namespace pith
