// search_fold: the form of a text in which literals are searched, case folded as RE2's (?i) sees it.
#pragma once

#include <string>
#include <string_view>

namespace pith {

// One for all code points that (?i) takes for equal to this one. Meaningful where is_foldable().
char32_t search_fold(char32_t code_point);
// Whether search_fold is known to be right: every alphabet that rules are likely to be written in. Not for white space
// and control characters.
bool is_foldable(char32_t code_point);

// `out` becomes the folded text with its white space squeezed.
void search_fold(std::string_view text, std::string& out);

// Whether the text holds one of the two letters beyond ASCII whose folds are ASCII, long s and the Kelvin sign: what is
// no \w of the text is one of its fold.
bool folds_into_ascii(std::string_view text);

// What RE2 takes for \w, of a folded text: ASCII letters, digits and '_'.
constexpr bool is_search_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace pith
