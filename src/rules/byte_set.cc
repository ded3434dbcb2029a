// A pattern's tree is asked for the bytes that no match is without, and of those the rarest two sets are kept:
//
//   \d{4}\W*$               a digit
//   ^\W*[$£€]\s?\d          '$' or a byte beyond ASCII, and a digit
//   [.!?:;]\W*$             one of ".!?:;"
//   ^(read|see) more        letters, which most texts have: no look is worth its time
//
// Tested in tests/unit/rules/byte_set_test.cc.
#include "rules/byte_set.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "rules/pattern_tree.h"

namespace pith {
namespace {

using Kind = PatternTree::Kind;

constexpr double kWorthALook = 0.8;  // share of short texts that have such a byte

constexpr ByteSet kAnyText = ByteSet{1} << 31;  // so that kAllBytes is met by what has no rare byte

// By byte: its bit; 0 = any text has it.
constexpr std::array<ByteSet, 256> kBits = [] {
  std::array<ByteSet, 256> table{};
  for (size_t byte = 0x80; byte < 256; ++byte) table[byte] = 1;
  for (size_t digit = '0'; digit <= '9'; ++digit) table[digit] = 2;
  for (char letter : {'j', 'q', 'x', 'z', 'J', 'Q', 'X', 'Z'}) table[static_cast<size_t>(letter)] = 4;
  ByteSet bit = 8;
  for (char sign : {'.', ',', '-', '\'', ':', ';', '|', '$', '?', '!', '(', ')', '/', '&',
                    '"', '#', '%', '@',  '+', '*', '<', '>', '[', ']', '=', '_', '{', '}'})
    table[static_cast<size_t>(sign)] = bit, bit <<= 1;
  return table;
}();

ByteSet bit_of(char byte) {
  return kBits[static_cast<unsigned char>(byte)];
}

// Rough share of the short texts of pages that have one of these.
double share_of(ByteSet bytes) {
  double share = 0;
  for (ByteSet left = bytes; left != 0; left &= left - 1) {
    const ByteSet bit = left & -left;
    if (bit == bit_of('.'))
      share += 0.25;
    else if (bit == bit_of('0') || bit == bit_of(',') || bit == bit_of('-') || bit == bit_of('\'') || bit == 1)
      share += 0.15;
    else
      share += 0.06;
  }
  return share;
}

using Needs = std::vector<ByteSet>;  // each must be met; two at most, the rarest

void keep_rarest(Needs& needs) {
  std::stable_sort(needs.begin(), needs.end(), [](ByteSet a, ByteSet b) { return share_of(a) < share_of(b); });
  if (needs.size() > 2) needs.resize(2);
}

// Of each string its rarest byte. Empty where one of them has none that is rare.
Needs of_strings(const std::vector<std::string>& strings) {
  ByteSet need = 0;
  for (const std::string& each : strings) {
    ByteSet rarest = 0;
    for (char byte : each) {
      const ByteSet bit = bit_of(byte);
      if (bit != 0 && (rarest == 0 || share_of(bit) < share_of(rarest))) rarest = bit;
    }
    if (rarest == 0) return {};
    need |= rarest;
  }
  return {need};
}

Needs needs_of(const PatternTree& tree) {
  Needs all;
  switch (tree.kind) {
    case Kind::strings:
      return of_strings(tree.strings);
    case Kind::at_least:
      return needs_of(tree.children[0]);
    case Kind::sequence:
      for (const PatternTree& child : tree.children) {
        for (ByteSet need : needs_of(child)) all.push_back(need);
        keep_rarest(all);
      }
      return all;
    case Kind::choice:
      all.push_back(0);
      for (const PatternTree& child : tree.children) {
        const Needs needs = needs_of(child);
        if (needs.empty()) return {};
        all[0] |= needs[0];
      }
      return all;
    case Kind::optional:
    case Kind::other:
      return {};
  }
  return {};
}

}  // namespace

ByteSet bytes_of(std::string_view text) {
  ByteSet bytes = kAnyText;
  for (char byte : text) bytes |= bit_of(byte);
  return bytes;
}

NeededBytes needed_bytes(std::string_view pattern) {
  const auto tree = parse_pattern_tree(pattern, false);
  if (!tree) return {};
  Needs needs = needs_of(*tree);
  std::erase_if(needs, [](ByteSet need) { return share_of(need) >= kWorthALook; });
  needs.resize(2, kAllBytes);
  return {needs[0], needs[1]};
}

}  // namespace pith
