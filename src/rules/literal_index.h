// LiteralIndex: many literals searched in one pass over a text. Built once, then read by all threads.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/bit_table.h"
#include "base/bytes.h"

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
    if (needles_.empty() || text.empty()) return;
    const Text searched(text, has_word_edges_);
    if (grams_[kAtText]) find_opening(searched, 0, kAtText, told);
    if (grams_[kAtWord]) find_opening(searched, searched.words_begin, kAtWord, told);
    if (grams_[kNoEdge] & (1u << 8 | 1u << 4)) find_long(searched, told);
    if (pairs_.size() != 0) find_short(searched, told);
    for (char sign : signs_) {
      for (size_t at = text.find(sign); at != std::string_view::npos; at = text.find(sign, at + 1))
        tell(searched, at, hash_of(static_cast<unsigned char>(sign), 1, kNoEdge), kNoEdge, told);
    }
  }

 private:
  static constexpr uint32_t kFiled = 3;  // needles are filed by hashes of which eight are one
  enum Edge : uint8_t { kNoEdge, kAtText, kAtWord };
  struct Text {
    std::string_view text;
    size_t words_begin = 0, words_end = 0;  // its first and last word character, where they are asked for
    char ending[16] = {};                   // its last bytes, seven or fewer, and zeros
    size_t ending_begin = 0;

    Text(std::string_view whole, bool has_word_edges);
    // Eight bytes; zeros behind the end.
    uint64_t at(size_t at) const {
      return at < ending_begin ? load_few(text.data() + at, 8) : load_few(ending + (at - ending_begin), 8);
    }
  };
  struct Needle {
    uint32_t text = 0;  // offset in literals_
    uint32_t key = 0;
    uint16_t size = 0;
    uint16_t before = 0;  // bytes of the literal before its gram
    uint16_t check = 0;   // of its gram's hash
    Edge begin = kNoEdge, end = kNoEdge;
  };

  // How many bytes of a literal its gram has.
  static constexpr size_t gram_size(size_t size) { return size >= 8 ? 8 : std::min<size_t>(size, 4); }
  // Of the first `size` of the bytes, which follow such an edge.
  static uint64_t hash_of(uint64_t bytes, size_t size, Edge begin) {
    const uint64_t gram = bytes & (~uint64_t{0} >> (64 - 8 * size));
    // 2^64 / golden ratio (Knuth, TAOCP 3, 6.4)
    return (gram ^ (uint64_t{begin} << 61 | uint64_t{8 - size} << 57)) * 0x9E3779B97F4A7C15u;
  }
  bool may_have(uint64_t hash, Edge begin) const {
    return (begin == kNoEdge ? filter_ : opening_filter_).has(hash >> filter_shift_);
  }
  // Bits of a hash that neither the filter nor starts_ looks at, and the highest of them: a byte of the gram changes no
  // bits of a product below its own.
  static uint16_t check_of(uint64_t hash) { return static_cast<uint16_t>(hash >> 32); }
  uint64_t file(Needle& needle, const std::vector<uint32_t>& counts);

  // Needles that begin at an edge are filed under their first bytes.
  template <typename Told>
  void find_opening(const Text& text, size_t at, Edge edge, const Told& told) const {
    if (at >= text.text.size()) return;
    const uint64_t bytes = text.at(at);
    for (size_t size : {8, 4, 3, 2, 1}) {
      const uint64_t hash = hash_of(bytes, size, edge);
      if ((grams_[edge] >> size & 1) && may_have(hash, edge)) tell(text, at, hash, edge, told);
    }
  }

  // Hits wait until there are some, so that what they look at is fetched for all of them at once: the table of starts
  // and the needles fit the second cache at best.
  struct Hit {
    uint64_t hash;
    size_t at;
    uint32_t first, last;  // needles
  };
  static constexpr size_t kHits = 32;

  template <typename Told>
  void find_long(const Text& text, const Told& told) const {
    std::array<Hit, kHits> hits;
    size_t count = 0;
    const auto note = [&](uint64_t hash, size_t at) {
      __builtin_prefetch(&starts_[hash >> filed_shift_]);
      hits[count++] = {hash, at, 0, 0};
    };
    const auto tell_all = [&] {
      for (size_t i = 0; i < count; ++i) {
        const uint64_t filed = hits[i].hash >> filed_shift_;
        hits[i].first = starts_[filed], hits[i].last = starts_[filed + 1];
        __builtin_prefetch(&needles_[hits[i].first]);
      }
      for (size_t i = 0; i < count; ++i) tell(text, hits[i], kNoEdge, told);
      count = 0;
    };
    const auto look = [&](uint64_t bytes, size_t at) {
      const uint64_t eight = hash_of(bytes, 8, kNoEdge), four = hash_of(bytes, 4, kNoEdge);
      const unsigned found = may_have(eight, kNoEdge) + 2u * may_have(four, kNoEdge);
      if (found == 0) return;  // one branch for both
      if (found & 1) note(eight, at);
      if (found & 2) note(four, at);
      if (count + 2 > kHits) tell_all();
    };
    size_t at = 0;
    for (; at < text.ending_begin; ++at) look(load_few(text.text.data() + at, 8), at);
    for (; at + 4 <= text.text.size(); ++at) look(text.at(at), at);
    tell_all();
  }

  // Needles of two and three bytes.
  template <typename Told>
  void find_short(const Text& text, const Told& told) const {
    for (size_t at = 0; at + 2 <= text.text.size(); ++at) {
      uint16_t pair = 0;
      std::memcpy(&pair, text.text.data() + at, sizeof pair);
      if (!pairs_.has(pair)) continue;
      for (size_t size : {3, 2}) {
        const uint64_t hash = hash_of(text.at(at), size, kNoEdge);
        if (may_have(hash, kNoEdge)) tell(text, at, hash, kNoEdge, told);
      }
    }
  }

  template <typename Told>
  void tell(const Text& text, size_t at, uint64_t hash, Edge begin, const Told& told) const {
    const uint64_t filed = hash >> filed_shift_;
    tell(text, {hash, at, starts_[filed], starts_[filed + 1]}, begin, told);
  }
  template <typename Told>
  void tell(const Text& text, const Hit& hit, Edge begin, const Told& told) const {
    const size_t size = text.text.size();
    for (uint32_t next = hit.first; next < hit.last; ++next) {
      const Needle& needle = needles_[next];
      if (needle.check != check_of(hit.hash) || needle.before > hit.at || needle.begin != begin) continue;
      const size_t from = hit.at - needle.before, end = from + needle.size;
      if (end > size || std::memcmp(text.text.data() + from, literals_.data() + needle.text, needle.size) != 0)
        continue;
      if (needle.end == kNoEdge || end == (needle.end == kAtText ? size : text.words_end)) told(needle.key);
    }
  }

  std::string literals_;
  std::vector<Needle> needles_;      // by hash >> filed_shift_ of their grams, once finished
  std::vector<uint32_t> starts_;     // by hash >> filed_shift_: its first needle
  BitTable filter_;                  // by hash >> filter_shift_ of their grams: a needle has it
  BitTable opening_filter_;          // likewise, of those that begin at an edge
  std::array<uint16_t, 3> grams_{};  // by where needles begin: bits of the sizes of their grams
  BitTable pairs_;                   // by the first two bytes of needles of two and three that may stand anywhere
  std::string signs_;                // needles of one byte that may stand anywhere
  uint32_t filter_shift_ = 0, filed_shift_ = 0;
  bool has_word_edges_ = false;
};

}  // namespace pith
