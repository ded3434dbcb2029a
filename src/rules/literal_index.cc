// A literal is filed under one of its grams: eight of its bytes, or four, three, two or one where it has no eight. Each
// position of a text looks its grams up in a filter, and only a hit compares the literals filed there:
//
//   "our newsletter"    filed under "newslett", say; of "Rain in the north" no gram is in the filter
//   "read also"         one of many that hold "read": filed under "ead also", which fewer share
//   "to my"             filed under "o my", which is rarer in texts than "to m"
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
#include <bit>

#include "rules/pattern_tree.h"
#include "rules/search_fold.h"

namespace pith {
namespace {

// By byte: eight times the binary logarithm of its share in texts, to a sixteenth of a percent. English letters
// (Lewand, Cryptological Mathematics, 2000); other bytes are taken for rare.
constexpr std::array<uint8_t, 256> kShare = [] {
  std::array<uint8_t, 256> table{};
  table.fill(16);
  constexpr std::string_view kLetters = " etaoinshrdlcumwfgypbvkjxqz";
  constexpr std::array<uint8_t, 27> kShares = {64, 60, 56, 55, 54, 53, 53, 52, 52, 51, 48, 47, 43, 43,
                                               41, 41, 40, 39, 39, 38, 35, 31, 28, 9,  9,  4,  0};
  for (size_t i = 0; i < kLetters.size(); ++i) table[static_cast<unsigned char>(kLetters[i])] = kShares[i];
  return table;
}();

}  // namespace

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
  const uint64_t last = load_few(text.data() + ending_begin, text.size() - ending_begin);
  std::memcpy(ending, &last, sizeof last);
  if (!has_word_edges) return;
  while (words_begin < text.size() && !is_search_word(text[words_begin])) ++words_begin;
  while (words_end > words_begin && !is_search_word(text[words_end - 1])) --words_end;
}

// The hash of the needle's gram. Where it may stand anywhere, of the one that costs least: a gram costs a look at all
// that share it, as often as it stands in texts.
uint64_t LiteralIndex::file(Needle& needle, const std::vector<uint32_t>& counts) {
  const Text literal(std::string_view(literals_).substr(needle.text, needle.size), false);
  const size_t size = gram_size(needle.size);
  const auto share_of = [&](size_t at) { return kShare[static_cast<unsigned char>(literal.text[at])]; };
  uint32_t share = 0, least = UINT32_MAX;
  for (size_t at = 0; at + 1 < size; ++at) share += share_of(at);
  uint64_t best = hash_of(literal.at(0), size, needle.begin);
  for (size_t at = 0; needle.begin == kNoEdge && at + size <= needle.size; ++at) {
    share += share_of(at + size - 1);
    const uint64_t hash = hash_of(literal.at(at), size, kNoEdge);
    const uint32_t cost = share + 8 * static_cast<uint32_t>(std::bit_width(counts[hash >> filed_shift_]));
    if (cost < least) needle.before = static_cast<uint16_t>(at), best = hash, least = cost;
    share -= share_of(at);
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
