// Patterns: RE2 behind one door. Case-insensitive, UTF-8, linear in the text whatever the pattern.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "rules/byte_set.h"

namespace pith {

struct PatternFault {
  std::string message;
  size_t offset = 0;  // of the offending part in the pattern
};

// What is wrong with a pattern; nullopt when it compiles. A pattern that matches the empty text is a fault: it would
// hit everything.
std::optional<PatternFault> check_pattern(std::string_view pattern);

// A text with its white space squeezed, and its search_fold; that one is empty where it says something else to \w
// (folds_into_ascii), and then any byte may stand for another.
struct SearchedText {
  std::string_view text, folded;
  ByteSet bytes = kAllBytes;  // of the text
};

// One pattern, compiled when it is first asked. Safe to share between threads. A pattern that check_pattern refuses
// never matches.
class Pattern {
 public:
  explicit Pattern(std::string text);
  Pattern(Pattern&&) noexcept;
  ~Pattern();

  bool found_in(const SearchedText& text) const;
  bool found_in(std::string_view text) const { return found_in(SearchedText{text, {}, kAllBytes}); }
  // The leftmost match.
  std::optional<Span> find_in(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace pith
