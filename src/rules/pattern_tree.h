// pattern_tree: the outline of an RE2 pattern, as far as its literal text goes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

// In strings: the begin or end of the whole text, and the begin of its first or the end of its last word character
// (is_search_word). No squeezed text holds these characters itself.
inline constexpr char kTextEdge = '\n';
inline constexpr char kWordEdge = '\r';

struct PatternTree {
  enum class Kind : uint8_t {
    strings,   // one of `strings` and nothing else, in search_fold's form; {""}: takes no text
    other,     // text of which nothing is known, or none
    sequence,  // the children one after another
    choice,    // one of the children
    at_least,  // the child once or more
    optional,  // the child once or not at all
  };
  Kind kind = Kind::other;
  bool wordless = false;  // what it takes holds no word character
  std::vector<std::string> strings;
  std::vector<PatternTree> children;
};

// `edges`: whether '^' and '$' become kTextEdge; else they are taken to hold everywhere. What the parser does not know
// is `other`. nullopt: it knows nothing of the pattern at all (nested too deep, unclosed).
std::optional<PatternTree> parse_pattern_tree(std::string_view pattern, bool edges);

}  // namespace pith
