// A literal is filed under one of its grams of four bytes; each position of a text looks its gram up in a bit table,
// and only a hit compares the literals filed there:
//
//   "our newsletter"    filed under "wsle", say; of "Rain in the north" no gram is in the table
//   "read also"         one of many that hold "read": filed under "d al", which fewer share
//   "ads" at the begin  filed under "ads"; looked up once a text, where its words begin
//   "min", "Â©"          shorter than a gram: filed under the first two bytes, in a table of all pairs
//
// The table has sixteen bits or more for each literal, so nineteen of twenty positions cost a multiplication and a
// look. The lists of literals are one for eight such bits, so that they stay in the cache. An automaton (Aho and
// Corasick, 1975) costs a dependent load a byte and fifty times the memory and time to build. Tested in
// tests/unit/rules/literal_index_test.cc against std::string::find.
#include "rules/literal_index.h"

#include <algorithm>

#include "rules/pattern_tree.h"
#include "rules/search_fold.h"

namespace pith {

void LiteralIndex::add(std::string_view literal, uint32_t key) {
  const auto edge_of = [](char c) { return c == kTextEdge ? Edge::text : c == kWordEdge ? Edge::word : Edge::none; };
  Needle needle;
  needle.begin = edge_of(literal.front()), needle.end = edge_of(literal.back());
  if (needle.begin != Edge::none) literal.remove_prefix(1);
  if (needle.end != Edge::none) literal.remove_suffix(1);
  needle.text = static_cast<uint32_t>(literals_.size()), needle.size = static_cast<uint16_t>(literal.size());
  needle.key = key;
  has_text_begins_ = has_text_begins_ || needle.begin == Edge::text;
  has_word_edges_ = has_word_edges_ || needle.begin == Edge::word || needle.end == Edge::word;
  literals_ += literal;
  needles_.push_back(needle);
}

LiteralIndex::Words LiteralIndex::words_of(std::string_view text) {
  const auto begin = std::find_if(text.begin(), text.end(), is_search_word);
  const auto end = std::find_if(text.rbegin(), std::make_reverse_iterator(begin), is_search_word);
  return {static_cast<size_t>(begin - text.begin()), static_cast<size_t>(text.rend() - end)};
}

// The slot of the needle: that of its rarest gram, where it may stand anywhere.
uint32_t LiteralIndex::file(Needle& needle, const std::vector<uint32_t>& counts) {
  const std::string_view literal = std::string_view(literals_).substr(needle.text, needle.size);
  if (needle.begin != Edge::none) return slot_of(gram_at(literal, 0, std::min(kGram, literal.size())), needle.begin);
  if (literal.size() < kGram) {
    const uint32_t gram = gram_at(literal, 0, std::min(kPair, literal.size()));
    if (literal.size() >= kPair) {
      pairs_.resize(65536 / 64);
      pairs_[gram / 64] |= uint64_t{1} << (gram % 64);
    } else if (signs_.find(literal) == std::string::npos) {
      signs_ += literal;
    }
    return slot_of(gram, Edge::none);
  }
  uint32_t best = 0, fewest = UINT32_MAX;
  for (size_t at = 0; at + kGram <= literal.size(); ++at) {
    const uint32_t slot = slot_of(gram_at(literal, at, kGram), Edge::none);
    if (counts[slot >> kFiled] < fewest)
      fewest = counts[slot >> kFiled], needle.before = static_cast<uint16_t>(at), best = slot;
  }
  filter_[best / 64] |= uint64_t{1} << (best % 64);
  return best;
}

void LiteralIndex::finish() {
  shift_ = 26;
  while (shift_ > 8 && (uint64_t{1} << (32 - shift_)) < 16 * needles_.size()) --shift_;
  const size_t slots = size_t{1} << (32 - shift_);
  filter_.assign((slots + 63) / 64, 0);
  std::vector<uint32_t> counts(slots >> kFiled), slot_of_needle;
  for (Needle& needle : needles_) {
    slot_of_needle.push_back(file(needle, counts) >> kFiled);
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
