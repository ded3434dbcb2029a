#include "model/tag.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/bytes.h"
#include "base/text.h"

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
// quarter full, of names as two numbers, their first eight bytes and the others. Names in upper case are folded first.
constexpr size_t kSlots = 1024;
constexpr size_t kLongestName = 10;  // blockquote, figcaption

struct Name {
  uint64_t first = 0, rest = 0;
  friend constexpr bool operator==(const Name&, const Name&) = default;
};

constexpr size_t slot_of(Name name) {
  return static_cast<size_t>((name.first ^ name.rest << 48) * 0x9E3779B97F4A7C15u >> 54);  // 2^64 / golden ratio
}
static_assert(uint64_t{kSlots} << 54 == 0);

struct Slot {
  Name name;
  Tag tag = Tag::other;
};

constexpr std::array<Slot, kSlots> make_table() {
  std::array<Slot, kSlots> table{};
  for (int i = 0; i < kTagCount - 1; ++i) {
    const Tag tag = static_cast<Tag>(i);
    Name name;
    for (size_t at = 0; at < name_of(tag).size(); ++at)
      (at < 8 ? name.first : name.rest) |= uint64_t{static_cast<unsigned char>(name_of(tag)[at])} << (8 * (at % 8));
    size_t slot = slot_of(name);
    while (table[slot].tag != Tag::other) slot = (slot + 1) % kSlots;
    table[slot] = {name, tag};
  }
  return table;
}
constexpr std::array<Slot, kSlots> kTable = make_table();

// Of one byte or more, kLongestName at most.
Name name_as_it_stands(std::string_view name) {
  if (name.size() <= 8) return {load_few(name.data(), name.size()), 0};
  return {load_few(name.data(), 8), load_few(name.data() + 8, name.size() - 8)};
}

Tag find(Name name) {
  size_t slot = slot_of(name);
  while (kTable[slot].tag != Tag::other && kTable[slot].name != name) slot = (slot + 1) % kSlots;
  return kTable[slot].tag;
}

}  // namespace

std::string_view tag_name(Tag tag) {
  return tag == Tag::other ? "" : name_of(tag);
}

Tag tag_of(std::string_view name) {
  if (name.empty() || name.size() > kLongestName) return Tag::other;
  const Tag found = find(name_as_it_stands(name));
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (found != Tag::other || std::none_of(name.begin(), name.end(), is_upper)) return found;
  return find(name_as_it_stands(ascii_lowered(name)));
}

}  // namespace pith
