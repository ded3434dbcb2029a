// LiteralIndex: many literals searched in one pass over a text. Built once, then read by all threads.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

class LiteralIndex {
 public:
  // A literal as required_literals gives it, edges included. `key` is told where it occurs.
  void add(std::string_view literal, uint32_t key);
  // After the last add, before the first find.
  void finish();

  // Calls told(key) for every literal that occurs in the text (in search_fold's form), perhaps more than once.
  template <typename Told>
  void find(std::string_view text, const Told& told) const {
    if (needles_.empty()) return;
    const Words words = has_word_edges_ ? words_of(text) : Words();
    if (has_text_begins_) find_openings(text, words, 0, Edge::text, told);
    if (has_word_edges_) find_openings(text, words, words.begin, Edge::word, told);
    for (size_t at = 0; at + kGram <= text.size(); ++at) {
      const uint32_t slot = slot_of(gram_at(text, at, kGram), Edge::none);
      if (filter_[slot / 64] >> (slot % 64) & 1) tell(text, words, at, slot, Edge::none, told);
    }
    for (size_t at = 0; !pairs_.empty() && at + kPair <= text.size(); ++at) {
      const uint32_t pair = gram_at(text, at, kPair);
      if (pairs_[pair / 64] >> (pair % 64) & 1) tell(text, words, at, slot_of(pair, Edge::none), Edge::none, told);
    }
    for (char c : signs_) {
      const uint32_t slot = slot_of(static_cast<unsigned char>(c), Edge::none);
      for (size_t at = text.find(c); at != std::string_view::npos; at = text.find(c, at + 1))
        tell(text, words, at, slot, Edge::none, told);
    }
  }

 private:
  static constexpr size_t kGram = 4, kPair = 2;
  static constexpr uint32_t kFiled = 3;  // needles are filed by slots of which eight are one
  enum class Edge : uint8_t { none, text, word };
  struct Words {
    size_t begin = 0, end = 0;  // of the first and the last word character
  };
  struct Needle {
    uint32_t text = 0;  // offset in literals_
    uint32_t key = 0;
    uint16_t size = 0;
    uint16_t before = 0;  // bytes of the literal before its gram
    Edge begin = Edge::none, end = Edge::none;
  };

  static uint32_t gram_at(std::string_view text, size_t at, size_t size) {
    uint32_t gram = 0;
    std::memcpy(&gram, text.data() + at, size);
    return gram;
  }
  uint32_t slot_of(uint32_t gram, Edge begin) const {
    // 2^32 / golden ratio (Knuth, TAOCP 3, 6.4)
    return ((gram + static_cast<uint32_t>(begin)) * 0x9E3779B1u) >> shift_;
  }
  uint32_t file(Needle& needle, const std::vector<uint32_t>& counts);
  static Words words_of(std::string_view text);

  // Needles that begin at an edge are filed under their first bytes, one to four.
  template <typename Told>
  void find_openings(std::string_view text, Words words, size_t at, Edge edge, const Told& told) const {
    for (size_t size = 1; size <= kGram && at + size <= text.size(); ++size)
      tell(text, words, at, slot_of(gram_at(text, at, size), edge), edge, told);
  }

  template <typename Told>
  void tell(std::string_view text, Words words, size_t at, uint32_t slot, Edge begin, const Told& told) const {
    const uint32_t filed = slot >> kFiled;
    for (uint32_t next = starts_[filed]; next < starts_[filed + 1]; ++next) {
      const Needle& needle = needles_[next];
      if (needle.before > at || needle.begin != begin) continue;
      const size_t from = at - needle.before, end = from + needle.size;
      if (end > text.size() || std::memcmp(text.data() + from, literals_.data() + needle.text, needle.size) != 0)
        continue;
      if (needle.end == Edge::none || end == (needle.end == Edge::text ? text.size() : words.end)) told(needle.key);
    }
  }

  std::string literals_;
  std::vector<Needle> needles_;   // by slot >> kFiled of their grams, once finished
  std::vector<uint32_t> starts_;  // by slot >> kFiled: its first needle
  std::vector<uint64_t> filter_;  // by slot: it has a needle of four bytes or more, without an edge to begin at
  std::vector<uint64_t> pairs_;   // by the first two bytes of shorter needles, if there are any
  std::string signs_;             // the needles of one byte
  uint32_t shift_ = 0;
  bool has_text_begins_ = false, has_word_edges_ = false;
};

}  // namespace pith
