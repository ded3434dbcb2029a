#include "base/arena.h"

#include <algorithm>
#include <cstring>

namespace pith {
namespace {

constexpr size_t kFirstChunk = 64 * 1024;
constexpr size_t kLargestChunk = 8 * 1024 * 1024;
constexpr size_t kAlign = alignof(std::max_align_t);

}  // namespace

void Arena::grow(size_t at_least) {
  const size_t doubled = chunks_.empty() ? kFirstChunk : std::min(chunks_.back().size * 2, kLargestChunk);
  const size_t size = std::max(doubled, at_least);
  chunks_.push_back({std::unique_ptr<std::byte[]>(new std::byte[size]), size});
  reserved_ += size;
  next_ = chunks_.back().bytes.get();
  left_ = size;
}

void* Arena::allocate(size_t bytes) {
  const size_t rounded = (bytes + kAlign - 1) / kAlign * kAlign;
  if (rounded < bytes) throw std::bad_alloc();
  if (rounded > left_) grow(rounded);
  void* out = next_;
  next_ += rounded;
  left_ -= rounded;
  return out;
}

std::string_view Arena::copy(std::string_view text) {
  if (text.empty()) return {};
  char* out = static_cast<char*>(allocate(text.size()));
  std::memcpy(out, text.data(), text.size());
  return {out, text.size()};
}

void Arena::reset() {
  if (chunks_.empty()) return;
  auto largest =
      std::max_element(chunks_.begin(), chunks_.end(), [](const Chunk& a, const Chunk& b) { return a.size < b.size; });
  Chunk keep = std::move(*largest);
  chunks_.clear();
  next_ = keep.bytes.get();
  left_ = reserved_ = keep.size;
  chunks_.push_back(std::move(keep));
}

}  // namespace pith
