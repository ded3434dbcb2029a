#include "base/utf8.h"

#include <algorithm>

namespace pith {
namespace {

bool in(char32_t c, char32_t low, char32_t high) {
  return c >= low && c <= high;
}

// Length of the valid sequence at `offset`, or 0. Table 3-7 of the Unicode Standard.
size_t sequence_length(std::string_view text, size_t offset) {
  auto byte = [&](size_t i) -> unsigned { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
  auto trail = [&](size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const unsigned b0 = byte(offset), b1 = byte(offset + 1);
  if (b0 < 0x80) return 1;
  if (b0 >= 0xC2 && b0 <= 0xDF) return trail(offset + 1) ? 2 : 0;
  if (b0 >= 0xE0 && b0 <= 0xEF) {
    const unsigned low = b0 == 0xE0 ? 0xA0 : 0x80, high = b0 == 0xED ? 0x9F : 0xBF;
    return b1 >= low && b1 <= high && trail(offset + 2) ? 3 : 0;
  }
  if (b0 >= 0xF0 && b0 <= 0xF4) {
    const unsigned low = b0 == 0xF0 ? 0x90 : 0x80, high = b0 == 0xF4 ? 0x8F : 0xBF;
    return b1 >= low && b1 <= high && trail(offset + 2) && trail(offset + 3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

char32_t decode_long_utf8(std::string_view text, size_t* offset) {
  const size_t at = *offset, length = sequence_length(text, at);
  auto bits = [&](size_t i, unsigned mask) {
    return static_cast<char32_t>(static_cast<unsigned char>(text[at + i]) & mask);
  };
  *offset += length == 0 ? 1 : length;
  switch (length) {
    case 2:
      return bits(0, 0x1F) << 6 | bits(1, 0x3F);
    case 3:
      return bits(0, 0x0F) << 12 | bits(1, 0x3F) << 6 | bits(2, 0x3F);
    case 4:
      return bits(0, 0x07) << 18 | bits(1, 0x3F) << 12 | bits(2, 0x3F) << 6 | bits(3, 0x3F);
    default:
      return kReplacement;
  }
}

void append_utf8(std::string& out, char32_t c) {
  if (c > 0x10FFFF || in(c, 0xD800, 0xDFFF)) c = kReplacement;
  auto put = [&](char32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

size_t valid_utf8_prefix(std::string_view text) {
  size_t at = 0;
  while (at < text.size()) {
    const size_t length = sequence_length(text, at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

bool is_long_space(char32_t c) {
  return c == 0x85 || c == 0xA0 || c == 0x1680 || in(c, 0x2000, 0x200B) || c == 0x2028 || c == 0x2029 || c == 0x202F ||
         c == 0x205F || c == 0x3000 || c == 0xFEFF;
}

bool is_word(char32_t c) {
  if (c < 0x80) return in(c, '0', '9') || in(c, 'a', 'z') || in(c, 'A', 'Z') || c == '_';
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA || in(c, 0xB2, 0xB3) || c == 0xB9 || in(c, 0xBC, 0xBE);
  if (c == 0xD7 || c == 0xF7 || is_space(c)) return false;
  if (in(c, 0x2000, 0x206F) || in(c, 0x20A0, 0x20CF) || in(c, 0x2100, 0x2BFF) || in(c, 0x2E00, 0x2E7F)) return false;
  if (in(c, 0x3000, 0x3004) || in(c, 0x3008, 0x3020) || c == 0x3030 || c == 0x30FB) return false;
  if (in(c, 0xFE10, 0xFE6F) || in(c, 0xFF01, 0xFF0F) || in(c, 0xFF1A, 0xFF20) || in(c, 0xFF3B, 0xFF40)) return false;
  if (in(c, 0xFF5B, 0xFF65) || in(c, 0xFFE0, 0xFFFF) || in(c, 0xE000, 0xF8FF)) return false;
  return !in(c, 0x1F000, 0x1FAFF);
}

bool is_unspaced_script(char32_t c) {
  return in(c, 0x3040, 0x30FF) || in(c, 0x3400, 0x4DBF) || in(c, 0x4E00, 0x9FFF) || in(c, 0xF900, 0xFAFF) ||
         in(c, 0x20000, 0x3FFFF) || in(c, 0x0E00, 0x0EFF) || in(c, 0x1000, 0x109F) || in(c, 0x1780, 0x17FF);
}

size_t count_code_points(std::string_view text) {
  return static_cast<size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

}  // namespace pith
