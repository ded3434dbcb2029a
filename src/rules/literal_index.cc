// A literal is filed under one of its grams: eight of its bytes, or four, three, two or one where it has no eight. Each
// position of a text looks its grams up in a filter, and only a hit compares the literals filed there:
//
//   "our newsletter"    filed under "newslett", say; of "Rain in the north" no gram is in the filter
//   "read also"         one of many that hold "read": filed under "ead also", which fewer share
//   "ads" at the begin  filed under "ads" at an edge; looked up once a text, where its words begin
//   "min", "us"         filed under themselves; looked up where their first two bytes stand, in a table of all pairs
//
// The filter has sixteen bits or more for each literal and asks for two of them, in one word: of a hundred positions
// ninety-eight cost a multiplication and a look. It is small enough to stay in the first cache while a page is
// searched; the literals, ten times as much, are not. Grams of four bytes met a quarter of the positions of English
// texts. An automaton (Aho and Corasick, 1975) costs a dependent load a byte and fifty times the memory and time to
// build. Tested in tests/unit/rules/literal_index_test.cc against std::string::find.
#include "rules/literal_index.h"

#include <algorithm>

#include "rules/pattern_tree.h"
#include "rules/search_fold.h"

namespace pith {

void LiteralIndex::add(std::string_view literal, uint32_t key) {
  const auto edge_of = [](char c) { return c == kTextEdge ? kAtText : c == kWordEdge ? kAtWord : kNoEdge; };
  Needle needle;
  needle.begin = edge_of(literal.front()), needle.end = edge_of(literal.back());
  if (needle.begin != kNoEdge) literal.remove_prefix(1);
  if (needle.end != kNoEdge) literal.remove_suffix(1);
  needle.text = static_cast<uint32_t>(literals_.size()), needle.size = static_cast<uint16_t>(literal.size());
  needle.key = key;
  grams_[needle.begin] |= static_cast<uint16_t>(1u << gram_size(literal.size()));
  has_word_edges_ = has_word_edges_ || needle.begin == kAtWord || needle.end == kAtWord;
  if (literal.size() == 1 && needle.begin == kNoEdge && signs_.find(literal) == std::string::npos) signs_ += literal;
  literals_ += literal;
  needles_.push_back(needle);
}

LiteralIndex::Text::Text(std::string_view whole, bool has_word_edges)
    : text(whole), words_end(whole.size()), ending_begin(whole.size() - std::min<size_t>(whole.size(), 7)) {
  std::memcpy(ending, text.data() + ending_begin, text.size() - ending_begin);
  if (!has_word_edges) return;
  while (words_begin < text.size() && !is_search_word(text[words_begin])) ++words_begin;
  while (words_end > words_begin && !is_search_word(text[words_end - 1])) --words_end;
}

// The hash of the needle's gram: of the one that fewest share, where it may stand anywhere.
uint64_t LiteralIndex::file(Needle& needle, const std::vector<uint32_t>& counts) {
  const Text literal(std::string_view(literals_).substr(needle.text, needle.size), false);
  const size_t size = gram_size(needle.size);
  uint64_t best = hash_of(literal.at(0), size, needle.begin);
  for (size_t at = 1; needle.begin == kNoEdge && at + size <= needle.size; ++at) {
    const uint64_t hash = hash_of(literal.at(at), size, kNoEdge);
    if (counts[hash >> filed_shift_] < counts[best >> filed_shift_])
      needle.before = static_cast<uint16_t>(at), best = hash;
  }
  if (needle.begin == kNoEdge && (size == 2 || size == 3)) {
    if (pairs_.size() == 0) pairs_ = BitTable(65536);
    pairs_.set(literal.at(0) & 0xFFFF);
  }
  needle.check = check_of(best);
  (needle.begin == kNoEdge ? filter_ : opening_filter_).set(best >> filter_shift_);
  return best;
}

void LiteralIndex::finish() {
  uint32_t bits = 9;
  while (bits < 32 && (uint64_t{1} << bits) < 16 * needles_.size()) ++bits;
  filter_shift_ = 64 - bits, filed_shift_ = filter_shift_ + kFiled;
  filter_ = opening_filter_ = BitTable(size_t{1} << bits);
  std::vector<uint32_t> counts(size_t{1} << bits >> kFiled), slot_of_needle;
  for (Needle& needle : needles_) {
    slot_of_needle.push_back(static_cast<uint32_t>(file(needle, counts) >> filed_shift_));
    ++counts[slot_of_needle.back()];
  }
  starts_.assign(counts.size() + 1, 0);
  for (size_t slot = 0; slot < counts.size(); ++slot) starts_[slot + 1] = starts_[slot] + counts[slot];
  std::vector<uint32_t> next(starts_.begin(), starts_.end() - 1);
  std::vector<Needle> sorted(needles_.size());
  for (size_t i = 0; i < needles_.size(); ++i) sorted[next[slot_of_needle[i]]++] = needles_[i];
  needles_ = std::move(sorted);
}

}  // namespace pith
