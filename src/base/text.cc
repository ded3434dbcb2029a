#include "base/text.h"

#include <algorithm>
#include <array>

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
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), ascii_lower);
  return out;
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

std::string squeezed(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for (size_t at = 0; at < text.size();) {
    const size_t start = at;
    if (is_space(decode_utf8(text, &at))) {
      pending = true;
      continue;
    }
    if (pending && !out.empty()) out.push_back(' ');
    pending = false;
    out.append(text.substr(start, at - start));
  }
  return out;
}

uint32_t count_words(std::string_view text) {
  uint32_t words = 0, unspaced = 0;
  bool inside = false;
  for (size_t at = 0; at < text.size();) {
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      const bool word = kAsciiWord[byte];
      words += word && !inside;
      inside = word || (inside && byte == '\'');
      ++at;
      continue;
    }
    const char32_t c = decode_utf8(text, &at);
    if (is_unspaced_script(c) && is_word(c)) {
      ++unspaced;
      inside = false;
    } else if (is_word(c)) {
      words += !inside;
      inside = true;
    } else if (!is_apostrophe(c)) {
      inside = false;
    }
  }
  return words + (unspaced + 1) / 2;
}

uint32_t count_letters(std::string_view text) {
  uint32_t letters = 0;
  for (size_t at = 0; at < text.size();) {
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      letters += byte > ' ' || byte < '\t' || (byte > '\r' && byte < ' ');
      ++at;
    } else {
      letters += !is_space(decode_utf8(text, &at));
    }
  }
  return letters;
}

std::string folded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool pending = false;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, &at);
    if (is_apostrophe(c)) continue;
    if (!is_word(c)) {
      pending = true;
      continue;
    }
    if (pending && !out.empty()) out.push_back(' ');
    pending = false;
    append_utf8(out, lowered(c));
  }
  return out;
}

uint64_t fnv1a(std::string_view bytes, uint64_t seed) {
  for (unsigned char byte : bytes) seed = (seed ^ byte) * 0x100000001b3u;
  return seed;
}

}  // namespace pith
