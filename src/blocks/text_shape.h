// TextShape: what can be counted in a text without knowing its language.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace pith {

struct TextShape {
  uint32_t words = 0;         // as count_words()
  uint32_t letters = 0;       // code points other than white space
  uint32_t word_letters = 0;  // of those, in words
  uint32_t stop_words = 0;    // grammar words or what does their work
  uint32_t capitalised = 0;   // words that begin with an upper-case letter
  uint32_t shouted = 0;       // words of two letters or more, all upper case
  uint32_t numbers = 0;       // words that begin with a digit
  uint32_t digits = 0;
  uint32_t years = 0;          // words that are a year from 1900 to 2099
  uint32_t sentence_ends = 0;  // . ! ? and their kin before white space or the end
  uint32_t commas = 0;         // , ; : and their kin
  uint32_t questions = 0;
  uint32_t exclamations = 0;
  uint32_t separators = 0;  // | • · / › » → and their kin
  uint32_t currencies = 0;
  uint32_t quotes = 0;
  uint32_t brackets = 0;    // ( ) [ ]
  uint32_t code_signs = 0;  // { } ; = < > _ \ # * `
  uint32_t at_signs = 0;
  uint32_t symbols = 0;  // emoji, dingbats, ©, ®, ™
  uint32_t copyrights = 0;
  uint32_t breaks = 0;        // '\n'
  uint32_t longest_word = 0;  // code points
  uint32_t cased = 0;         // letters of a script with cases
  uint32_t non_ascii = 0;     // code points past 0x7F
  uint32_t marked_words = 0;
  bool starts_upper = false;
  bool starts_digit = false;
  bool starts_lower = false;
  bool ends_sentence = false;
  bool ends_colon = false;
  bool ends_more = false;    // … » › > →
  uint64_t folded_hash = 0;  // over the lower-cased words: equal texts give equal hashes
};

// One pass, linear. `marked`: hashes of lower-case words to count in `marked_words`, sorted.
TextShape shape_of(std::string_view text, const std::vector<uint64_t>& marked = {});

}  // namespace pith
