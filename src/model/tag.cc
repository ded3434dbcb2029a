#include "model/tag.h"

#include <array>

namespace pith {
namespace {

constexpr std::array<std::string_view, kTagCount> kNames = {
#define PITH_TAG(name) #name,
    PITH_TAGS(PITH_TAG)
#undef PITH_TAG
};

constexpr std::string_view name_of(Tag tag) {
  return tag == Tag::template_ ? "template" : kNames[static_cast<size_t>(tag)];  // a C++ keyword
}

// Names are looked up once a tag of the page, so by hand: an open-addressing table made at compile time, at most a
// quarter full, keyed by a case-folding hash (OR with 0x20 folds ASCII letters; what else it maps together is told
// apart by the comparison).
constexpr size_t kSlots = 1024;
constexpr size_t kLongestName = 10;  // blockquote, figcaption

constexpr size_t slot_of(std::string_view name) {
  uint32_t hash = static_cast<uint32_t>(name.size());
  for (char c : name) hash = hash * 31 + (static_cast<unsigned char>(c) | 0x20u);
  return (hash ^ (hash >> 10)) % kSlots;
}

constexpr std::array<Tag, kSlots> make_table() {
  std::array<Tag, kSlots> table{};
  table.fill(Tag::other);
  for (int i = 0; i < kTagCount - 1; ++i) {
    const Tag tag = static_cast<Tag>(i);
    size_t slot = slot_of(name_of(tag));
    while (table[slot] != Tag::other) slot = (slot + 1) % kSlots;
    table[slot] = tag;
  }
  return table;
}
constexpr std::array<Tag, kSlots> kTable = make_table();

bool same_folded(std::string_view name, std::string_view lower_case) {
  if (name.size() != lower_case.size()) return false;
  for (size_t i = 0; i < name.size(); ++i) {
    const char c = name[i] >= 'A' && name[i] <= 'Z' ? static_cast<char>(name[i] + 32) : name[i];
    if (c != lower_case[i]) return false;
  }
  return true;
}

}  // namespace

std::string_view tag_name(Tag tag) {
  return tag == Tag::other ? "" : name_of(tag);
}

Tag tag_of(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return Tag::other;
  for (size_t slot = slot_of(name); kTable[slot] != Tag::other; slot = (slot + 1) % kSlots) {
    if (same_folded(name, name_of(kTable[slot]))) return kTable[slot];
  }
  return Tag::other;
}

}  // namespace pith
