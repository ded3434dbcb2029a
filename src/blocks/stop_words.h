// Grammar words of many languages, as one set.
#pragma once

#include <cstdint>

namespace pith {

// `hash_of_lower_case`: fnv1a() of the word's UTF-8 in lower case (lowered()).
bool is_stop_word(uint64_t hash_of_lower_case);
// Characters that do the work of stop words in scripts without spaces: Hiragana, and common Chinese function signs.
bool is_grammar_character(char32_t code_point);
// Hangul syllables that end most Korean words in running text: particles and verb endings.
bool is_particle_ending(char32_t code_point);

}  // namespace pith
