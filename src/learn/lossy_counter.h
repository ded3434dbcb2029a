// LossyCounter: counts keys of a stream in bounded memory (lossy counting: G. S. Manku and R. Motwani, "Approximate
// Frequency Counts over Data Streams", VLDB 2002). The stream is cut into buckets; at the end of each, entries whose
// count plus the error they may have is not above the bucket's number are forgotten. A count is therefore at most
// stream length / bucket size too low, and whatever is more frequent than that is never forgotten.
#pragma once

#include <cstddef>
#include <cstdint>
#include <unordered_map>

namespace pith {

template <typename Value>
class LossyCounter {
 public:
  struct Entry {
    uint32_t count = 0;
    uint32_t error = 0;  // by how much `count` may be too low
    Value value{};
  };

  // `bucket`: keys a bucket; the table holds a few times as many at most.
  explicit LossyCounter(size_t bucket) : bucket_(bucket) {}

  // Counts the key once more. The reference lives until the next call.
  Entry& add(uint64_t key) {
    if (++seen_ % bucket_ == 0) prune();
    auto [at, is_new] = entries_.try_emplace(key);
    if (is_new) at->second.error = buckets_;
    ++at->second.count;
    return at->second;
  }

  // nullptr when the key was never seen or was rare enough to be forgotten.
  const Entry* find(uint64_t key) const {
    const auto at = entries_.find(key);
    return at == entries_.end() ? nullptr : &at->second;
  }
  Entry* find(uint64_t key) {
    const auto at = entries_.find(key);
    return at == entries_.end() ? nullptr : &at->second;
  }

  const std::unordered_map<uint64_t, Entry>& entries() const { return entries_; }

 private:
  void prune() {
    ++buckets_;
    std::erase_if(entries_, [&](const auto& entry) { return entry.second.count + entry.second.error <= buckets_; });
  }

  size_t bucket_;
  size_t seen_ = 0;
  uint32_t buckets_ = 0;
  std::unordered_map<uint64_t, Entry> entries_;
};

}  // namespace pith
