// Open addressing with linear probing. Most classes of a page are in no selector, so the common answer is "no"; it
// comes from a filter of a bit for each hash, which fits the first cache where the table does not. Tested in
// tests/unit/rules/token_table_test.cc.
#include "rules/token_table.h"

#include "base/text.h"

namespace pith {
TokenTable::TokenTable() : slots_(64), filter_(slots_.size() * 8) {}

Token TokenTable::find(char kind, std::string_view name) const {
  const uint64_t hash = quick_hash(name, static_cast<uint64_t>(kind));
  const auto check = static_cast<uint32_t>(hash >> 32);
  if (!filter_.has(check & (filter_.size() - 1))) return kNoToken;
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
  place(hash, {static_cast<uint32_t>(hash >> 32), count_, names_.copy(name), kind});
  ++used_;
  return count_++;
}

void TokenTable::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  filter_ = BitTable(slots_.size() * 8);
  for (const Slot& slot : old) {
    if (slot.token != kNoToken) place(quick_hash(slot.name, static_cast<uint64_t>(slot.kind)), slot);
  }
}

void TokenTable::place(uint64_t hash, const Slot& slot) {
  size_t at = hash & (slots_.size() - 1);
  while (slots_[at].token != kNoToken) at = (at + 1) & (slots_.size() - 1);
  slots_[at] = slot;
  filter_.set(slot.check & (filter_.size() - 1));
}

}  // namespace pith
