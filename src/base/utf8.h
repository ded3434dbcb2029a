// UTF-8 decoding and the character classes that pith needs, without a library. All functions take any bytes.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pith {

inline constexpr char32_t kReplacement = 0xFFFD;

// What decode_utf8 does with a byte that is not ASCII.
char32_t decode_long_utf8(std::string_view text, size_t* offset);

// Decodes the code point at `*offset` and moves past it; an invalid byte gives kReplacement and moves by one.
// `*offset` must be less than text.size().
inline char32_t decode_utf8(std::string_view text, size_t* offset) {
  const auto byte = static_cast<unsigned char>(text[*offset]);
  if (byte >= 0x80) return decode_long_utf8(text, offset);
  ++*offset;
  return byte;
}

// Appends a code point; surrogates and values past 0x10FFFF become kReplacement.
void append_utf8(std::string& out, char32_t code_point);

// Length in bytes of the valid UTF-8 prefix (RFC 3629: no overlong forms, no surrogates). One pass, by the byte:
// the vectorised validator for whole pages is in parse/.
size_t valid_utf8_prefix(std::string_view text);

// Code points of valid UTF-8.
size_t count_code_points(std::string_view text);

bool is_long_space(char32_t code_point);  // is_space() of what is not ASCII

// White space of HTML and Unicode (White_Space=yes, plus U+200B and U+FEFF, which pages use as fillers).
inline bool is_space(char32_t code_point) {
  return code_point < 0x80 ? code_point == ' ' || (code_point >= '\t' && code_point <= '\r')
                           : is_long_space(code_point);
}
// Letters and digits as \w of common tokenisers sees them: ASCII alphanumerics, '_' and every non-ASCII code point
// that is neither space nor punctuation (general punctuation, CJK punctuation, full-width forms of ASCII punctuation).
bool is_word(char32_t code_point);
// Han, Hiragana, Katakana, Hangul syllables, Thai, Lao, Khmer, Myanmar: scripts (mostly) written without word spaces.
// Hangul has spaces and is not one of them.
bool is_unspaced_script(char32_t code_point);

}  // namespace pith
