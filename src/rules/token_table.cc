// Open addressing with linear probing. Most classes of a page are in no selector, so the common answer is "no" from the
// first slot. Tested in tests/unit/rules/token_table_test.cc.
#include "rules/token_table.h"

#include <cstring>

namespace pith {
namespace {

constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio (Knuth, TAOCP 3, 6.4)

uint64_t mixed(uint64_t value) {
  value *= kMultiplier;
  return value ^ (value >> 29);
}

}  // namespace

uint64_t quick_hash(std::string_view text, uint64_t seed) {
  uint64_t hash = seed ^ (text.size() * kMultiplier);
  size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    uint64_t chunk;
    std::memcpy(&chunk, text.data() + at, 8);
    hash = mixed(hash ^ chunk);
  }
  uint64_t rest = 0;
  if (at < text.size()) std::memcpy(&rest, text.data() + at, text.size() - at);
  return mixed(mixed(hash ^ rest));
}

TokenTable::TokenTable() : slots_(64) {}

Token TokenTable::find(char kind, std::string_view name) const {
  const uint64_t hash = quick_hash(name, static_cast<uint64_t>(kind));
  const auto check = static_cast<uint32_t>(hash >> 32);
  for (size_t at = hash & (slots_.size() - 1);; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.token == kNoToken) return kNoToken;
    if (slot.check == check && slot.kind == kind && slot.name == name) return slot.token;
  }
}

Token TokenTable::intern(char kind, std::string_view name) {
  if (const Token known = find(kind, name); known != kNoToken) return known;
  if (2 * (used_ + 1) > slots_.size()) grow();
  const uint64_t hash = quick_hash(name, static_cast<uint64_t>(kind));
  size_t at = hash & (slots_.size() - 1);
  while (slots_[at].token != kNoToken) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = {static_cast<uint32_t>(hash >> 32), count_, names_.copy(name), kind};
  ++used_;
  return count_++;
}

void TokenTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.token == kNoToken) continue;
    size_t at = quick_hash(slot.name, static_cast<uint64_t>(slot.kind)) & (slots_.size() - 1);
    while (slots_[at].token != kNoToken) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

}  // namespace pith
