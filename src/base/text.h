// Small text helpers over UTF-8: trimming, folding, counting words.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pith {

constexpr char ascii_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
constexpr bool is_ascii_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_ascii_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::string ascii_lowered(std::string_view text);
// The same into `out`, whose memory is used again.
void ascii_lowered(std::string_view text, std::string& out);
bool equals_ignoring_ascii_case(std::string_view a, std::string_view b);
// `needle` must be lower case.
bool contains_ignoring_ascii_case(std::string_view text, std::string_view needle);

// Without leading and trailing Unicode white space.
std::string_view trimmed(std::string_view text);
// True when there is nothing but Unicode white space.
bool is_blank(std::string_view text);
// Runs of Unicode white space become one space; trimmed.
std::string squeezed(std::string_view text);
// The same of a text that comes in pieces: none at the begin of `out` or of its last line. `pending`: the pieces so far
// end with white space, which is not yet written.
void append_squeezed(std::string_view piece, std::string& out, bool& pending);
// Whether squeezed() gives the text back; false on suspicion too, where it has what may be white space beyond ASCII.
bool is_squeezed(std::string_view text);

// Words as a reader counts them: runs of word characters; in scripts without spaces every two characters are a word.
uint32_t count_words(std::string_view text);
// Code points that are not white space.
uint32_t count_letters(std::string_view text);

// For comparing texts: lower case (ASCII, Latin-1, Latin Extended-A, Greek, Cyrillic), everything but word characters
// folded to single spaces, trimmed. "It’s Rain!" and "it's rain" give the same.
std::string folded(std::string_view text);
// A hash of the first `length` (1 or more) characters of folded(text): a cheap look at whether two texts can be the
// same. 0 when folded(text) is empty.
uint64_t folded_prefix(std::string_view text, size_t length);

// Simple lower case of ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic; other code points are their own.
char32_t lowered(char32_t code_point);

// FNV-1a, 64 bits (Fowler, Noll, Vo; http://www.isthe.com/chongo/tech/comp/fnv/). For hash tables and fingerprints of
// text; not a digest.
uint64_t fnv1a(std::string_view bytes, uint64_t seed = 0xcbf29ce484222325u);
// By multiply and fold, eight bytes a step: for tables in memory only.
uint64_t quick_hash(std::string_view bytes, uint64_t seed);

}  // namespace pith
