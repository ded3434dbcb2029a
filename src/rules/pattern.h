// Patterns: RE2 behind one door. Case-insensitive, UTF-8, linear in the text whatever the pattern.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace pith {

struct PatternFault {
  std::string message;
  size_t offset = 0;  // of the offending part in the pattern
};

// What is wrong with a pattern; nullopt when it compiles. A pattern that matches the empty text is a fault: it would
// hit everything.
std::optional<PatternFault> check_pattern(std::string_view pattern);

// One pattern, compiled when it is first asked. Safe to share between threads. A pattern that check_pattern refuses
// never matches.
class Pattern {
 public:
  explicit Pattern(std::string text);
  Pattern(Pattern&&) noexcept;
  ~Pattern();

  bool found_in(std::string_view text) const;
  // The leftmost match.
  std::optional<Span> find_in(std::string_view text) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Many patterns searched in one pass over a text; says which of them occur, not where. Safe to share between threads
// once finished.
class PatternSet {
 public:
  // `memory`: bytes for the automata of this set; more patterns than that holds are split over several passes.
  explicit PatternSet(int64_t memory = int64_t{8} << 20);
  PatternSet(PatternSet&&) noexcept;
  ~PatternSet();

  // `key` comes back from match(). `max_words` 0: texts of any length are searched; else the caller's texts of more
  // words need not be.
  void add(std::string pattern, uint32_t key, uint32_t max_words);
  void finish();

  // Appends the keys of the patterns that occur in `text` of `words` words; a key may come more than once, in no order.
  void match(std::string_view text, uint32_t words, std::vector<uint32_t>& keys) const;

  bool empty() const;
  // Passes that a text of up to max_words words takes: for reports.
  size_t passes() const;
  // Times that an automaton ran out of memory and the patterns were tried one by one.
  uint64_t fallbacks() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// Whether every match of the pattern begins at the begin of the text: '^' first and no '|' outside of groups.
bool is_anchored(std::string_view pattern);

}  // namespace pith
