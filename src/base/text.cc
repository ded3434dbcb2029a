#include "base/text.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "base/bytes.h"
#include "base/squeeze.h"
#include "base/utf8.h"

namespace pith {
namespace {

// is_word() of the ASCII half.
constexpr std::array<bool, 128> kAsciiWord = [] {
  std::array<bool, 128> table{};
  for (size_t c = 0; c < 128; ++c)
    table[c] = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  return table;
}();

bool is_apostrophe(char32_t c) {
  return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC;
}

}  // namespace

// Simple lower case of the alphabets whose upper and lower halves lie at a fixed distance or alternate.
char32_t lowered(char32_t c) {
  if (c < 0x80) return c >= 'A' && c <= 'Z' ? c + 32 : c;
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 32;
  if (c == 0x130) return 'i';
  if ((c >= 0x100 && c <= 0x137) || (c >= 0x14A && c <= 0x177)) return c | 1;
  if ((c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E)) return c % 2 == 1 ? c + 1 : c;
  if (c >= 0x391 && c <= 0x3A9) return c + 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

std::string ascii_lowered(std::string_view text) {
  std::string out;
  ascii_lowered(text, out);
  return out;
}

void ascii_lowered(std::string_view text, std::string& out) {
  out.resize((text.size() + kBytes - 1) / kBytes * kBytes);
  for (size_t at = 0; at < text.size(); at += kBytes) {
    const Bytes lower = all_ascii_lower(load_bytes(text, at, 'a'));
    std::memcpy(out.data() + at, &lower, kBytes);
  }
  out.resize(text.size());
}

bool equals_ignoring_ascii_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

bool contains_ignoring_ascii_case(std::string_view text, std::string_view needle) {
  return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                     [](char x, char y) { return ascii_lower(x) == y; }) != text.end();
}

std::string_view trimmed(std::string_view text) {
  const auto byte = [](char c) { return static_cast<unsigned char>(c); };
  while (!text.empty() && byte(text.front()) < 0x80 && is_space(byte(text.front()))) text.remove_prefix(1);
  while (!text.empty() && byte(text.back()) < 0x80 && is_space(byte(text.back()))) text.remove_suffix(1);
  if (text.empty() || (byte(text.front()) < 0x80 && byte(text.back()) < 0x80)) return text;
  size_t begin = 0, end = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    if (is_space(decode_utf8(text, &at))) continue;
    if (end == 0) begin = start;
    end = at;
  }
  return text.substr(begin, end - begin);
}

bool is_blank(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (!is_space(decode_utf8(text, &at))) return false;
  }
  return true;
}

void append_squeezed(std::string_view text, std::string& out, bool& pending) {
  squeeze<false>(text, out, pending, [](std::string& to, std::string_view bytes, char32_t) { to.append(bytes); });
}

std::string squeezed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  append_squeezed(text, out, pending);
  return out;
}

namespace {

// Where a byte after `before` is what squeezed() changes, or may begin white space beyond ASCII (is_long_space).
Bytes may_be_squeezed(Bytes bytes, Bytes before) {
  return Bytes(bytes < 0x20) | Bytes(bytes == 0xC2) | are_between(bytes, 0xE1, 0xE3) | Bytes(bytes == 0xEF) |
         Bytes((bytes | before) == ' ');
}

}  // namespace

bool is_squeezed(std::string_view text) {
  if (text.empty() || text.front() == ' ' || text.back() == ' ') return false;
  Bytes changed = may_be_squeezed(load_bytes(text, 0, 'a'), moved_on(load_bytes(text, 0, 'a'), 'a'));
  for (size_t at = kBytes; at < text.size(); at += kBytes)
    changed |= may_be_squeezed(load_bytes(text, at, 'a'), load_bytes(text, at - 1, 'a'));
  return !any_byte(changed);
}

namespace {

// count_words() as it goes.
struct WordCount {
  uint32_t words = 0, unspaced = 0;
  bool inside = false;  // of a word

  // Sixteen bytes, or nothing and false where one is beyond ASCII or two apostrophes follow each other.
  bool add(Bytes bytes) {
    const Bytes word = are_between(bytes | 0x20, 'a', 'z') | are_between(bytes, '0', '9') | Bytes(bytes == '_');
    const Bytes apostrophe = bytes == '\'', after_apostrophe = moved_on(apostrophe, 0);
    if (any_byte(Bytes(bytes >= 0x80) | (apostrophe & after_apostrophe))) return false;
    const Bytes after_word = moved_on(word, inside ? 0xFF : 0);
    const Bytes inside_word = after_word | (after_apostrophe & moved_on(after_word, 0));
    words += count_bytes(word & ~inside_word);
    inside = (word[kBytes - 1] | (apostrophe[kBytes - 1] & inside_word[kBytes - 1])) != 0;
    return true;
  }

  void add(char32_t c) {
    if (c < 0x80) {
      const bool word = kAsciiWord[c];
      words += word && !inside;
      inside = word || (inside && c == '\'');
    } else if (is_unspaced_script(c) && is_word(c)) {
      ++unspaced;
      inside = false;
    } else if (is_word(c)) {
      words += !inside;
      inside = true;
    } else if (!is_apostrophe(c)) {
      inside = false;
    }
  }
};

}  // namespace

uint32_t count_words(std::string_view text) {
  WordCount count;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(at + kBytes, text.size());
    if (count.add(load_bytes(text, at, ' '))) at = end;
    while (at < end) count.add(decode_utf8(text, &at));
  }
  return count.words + (count.unspaced + 1) / 2;
}

uint32_t count_letters(std::string_view text) {
  uint32_t letters = 0;
  unsigned char high = 0;  // a loop without branches is one that the compiler makes vectors of
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    high |= byte;
    letters += (byte != ' ') & (static_cast<unsigned char>(byte - '\t') > '\r' - '\t');
  }
  if (high < 0x80) return letters;
  letters = 0;
  for (size_t at = 0; at < text.size();) letters += !is_space(decode_utf8(text, &at));
  return letters;
}

namespace {

// What folded() makes of the ASCII half: a word character, nothing, or (0) the end of a word.
constexpr char kNothing = '\'';
constexpr std::array<char, 128> kAsciiFolded = [] {
  std::array<char, 128> table{};
  for (size_t c = 0; c < 128; ++c) table[c] = kAsciiWord[c] ? ascii_lower(static_cast<char>(c)) : '\0';
  table['\''] = kNothing;
  return table;
}();

// Calls add(code point) for every word character of folded(text), and add(' ') between words, while it returns true.
template <typename Add>
void fold(std::string_view text, const Add& add) {
  bool any = false, pending = false;
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    char32_t c = 0;
    if (byte < 0x80) {
      ++at;
      c = static_cast<char32_t>(kAsciiFolded[byte]);
      if (c == kNothing) continue;
    } else {
      const char32_t code = decode_utf8(text, &at);
      if (is_apostrophe(code)) continue;
      c = is_word(code) ? lowered(code) : 0;
    }
    if (c == 0) {
      pending = true;
      continue;
    }
    if (pending && any && !add(U' ')) return;
    pending = false, any = true;
    if (!add(c)) return;
  }
}

}  // namespace

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  fold(text, [&](char32_t c) {
    if (c < 0x80)
      out.push_back(static_cast<char>(c));
    else
      append_utf8(out, c);
    return true;
  });
  return out;
}

uint64_t folded_prefix(std::string_view text, size_t length) {
  uint64_t hash = 0;
  fold(text, [&](char32_t c) {
    hash = (hash ^ c) * 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio
    return --length > 0;
  });
  return hash;
}

uint64_t fnv1a(std::string_view bytes, uint64_t seed) {
  for (unsigned char byte : bytes) seed = (seed ^ byte) * 0x100000001b3u;
  return seed;
}

uint64_t quick_hash(std::string_view bytes, uint64_t seed) {
  constexpr uint64_t kMultiplier = 0x9E3779B97F4A7C15u;  // 2^64 / golden ratio (Knuth, TAOCP 3, 6.4)
  const auto mixed = [](uint64_t value) {
    value *= kMultiplier;
    return value ^ (value >> 29);
  };
  uint64_t hash = seed ^ (bytes.size() * kMultiplier);
  size_t at = 0;
  for (; at + 8 <= bytes.size(); at += 8) hash = mixed(hash ^ load_few(bytes.data() + at, 8));
  return mixed(mixed(hash ^ load_few(bytes.data() + at, bytes.size() - at)));
}

}  // namespace pith
