// Open addressing with linear probing. Tested in tests/unit/base/value_numbers_test.cc.
#include "base/value_numbers.h"

#include "base/text.h"

namespace pith {

ValueNumbers::ValueNumbers() : slots_(512) {}

uint32_t ValueNumbers::number_of(std::string_view value) {
  const uint64_t hash = quick_hash(value, 0);
  const auto check = static_cast<uint32_t>(hash >> 32);
  size_t at = hash & (slots_.size() - 1);
  for (; slots_[at].next != 0; at = (at + 1) & (slots_.size() - 1)) {
    if (slots_[at].check == check && values_[slots_[at].next - 1] == value) return slots_[at].next - 1;
  }
  values_.push_back(value);
  slots_[at] = {check, static_cast<uint32_t>(values_.size())};
  if (2 * values_.size() > slots_.size()) grow();
  return static_cast<uint32_t>(values_.size()) - 1;
}

void ValueNumbers::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& slot : old) {
    if (slot.next == 0) continue;
    size_t at = quick_hash(values_[slot.next - 1], 0) & (slots_.size() - 1);
    while (slots_[at].next != 0) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

}  // namespace pith
