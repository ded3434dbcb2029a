#include "learn/text_key.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "blocks/segment.h"
#include "learn/signature.h"
#include "parse/date.h"

namespace pith {
namespace {

constexpr uint32_t kLongestLabel = 12;  // words, with the value
constexpr uint64_t kDated = 1;          // the key of all lines with a date

// Of a folded text: runs of digits are one digit.
std::string without_numbers(std::string fold) {
  for (char& c : fold) {
    if (c >= '0' && c <= '9') c = '0';
  }
  fold.erase(std::unique(fold.begin(), fold.end(), [](char a, char b) { return a == '0' && b == '0'; }), fold.end());
  return fold;
}

bool in_link(const Document& document, NodeId node, NodeId block) {
  for (; node != block && node != kRoot; node = document.node(node).parent) {
    if (document.node(node).tag == Tag::a) return true;
  }
  return false;
}

}  // namespace

uint64_t text_key(std::string_view text) {
  std::string key = folded(text);
  if (key.empty()) return 0;
  const bool only_value = key.find_first_not_of("0123456789 ") == std::string::npos || !iso_date(text).empty();
  return fnv1a(only_value ? key : without_numbers(std::move(key)));
}

uint64_t label_key(const Document& document, const Block& block) {
  if (block.words > kLongestLabel || block.kind == BlockKind::heading || block.kind == BlockKind::code ||
      block.kind == BlockKind::table_cell)
    return 0;
  if (!iso_date(block.text).empty()) return kDated;
  if (block.links == 0 || block.link_letters == block.letters) return 0;
  std::string label;
  for (uint32_t leaf = block.leaf_begin; leaf < block.leaf_end; ++leaf) {
    const TextLeaf& text = document.leaves[leaf];
    if (is_part_of(document, block, text) && !in_link(document, text.node, block.node)) label.append(text.text) += ' ';
  }
  const std::string key = without_numbers(folded(label));
  return key.find_first_not_of("0 ") == std::string::npos ? 0 : fnv1a("label " + key);
}

}  // namespace pith
