// A sentence ends at . ! ? … (with closing quotes and brackets) before white space and something that can begin one,
// at the full stops of Chinese and Japanese wherever they stand, and at a line end.
//
//   "It rained. Sign up now! He left."   three sentences
//   "Dr. Lee met J. R. Smith at 3.30."   one: a title, initials, no white space
//
// Knowing more abbreviations would split less; a wrong split costs little here, because a rule's patterns are anchored
// to what prompts say. The range to remove takes the white space after the unit, or before it when it is the last, so
// that what stays has one space where it had one. Tested in tests/unit/rules/units_test.cc.
#include "rules/units.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"

namespace pith {
namespace {

constexpr std::array<std::string_view, 40> kAbbreviations = {
    "mr",  "mrs", "ms",  "dr",  "prof", "st",  "no",   "vs",  "gen",  "sen", "rep", "gov",    "lt",  "col",
    "sgt", "rev", "hon", "jr",  "sr",   "inc", "ltd",  "co",  "corp", "e.g", "i.e", "approx", "fig", "vol",
    "nr",  "abs", "bzw", "z.b", "d.h",  "u.a", "evtl", "mme", "mlle", "sig", "sra", "dña"};

bool is_full_stop_cjk(char32_t c) {
  return c == 0x3002 || c == 0xFF01 || c == 0xFF1F || c == 0xFF0E || c == 0xFF61;
}
bool is_stop(char32_t c) {
  return c == '.' || c == '!' || c == '?' || c == 0x2026;
}
bool is_closer(char32_t c) {
  return c == '"' || c == '\'' || c == ')' || c == ']' || c == 0x201D || c == 0x2019 || c == 0xBB || c == 0x300D ||
         c == 0x300F || c == 0xFF09;
}

// The word that ends at `end`, without opening punctuation.
std::string_view word_before(std::string_view text, size_t end) {
  size_t begin = end;
  while (begin > 0 && !is_ascii_space(text[begin - 1]) && text[begin - 1] != '(' && text[begin - 1] != '"') --begin;
  return text.substr(begin, end - begin);
}

bool is_abbreviation(std::string_view word) {
  const bool is_initial = word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z';
  const bool is_acronym = word.size() == 3 && word[1] == '.';  // "U.S"
  if (is_initial || is_acronym) return true;
  const std::string low = ascii_lowered(word.substr(0, 8));
  return low.size() == word.size() &&
         std::find(kAbbreviations.begin(), kAbbreviations.end(), low) != kAbbreviations.end();
}

// Past the closing quotes and brackets at `at`.
size_t skip_closers(std::string_view text, size_t at) {
  while (at < text.size()) {
    size_t next = at;
    if (!is_closer(decode_utf8(text, &next))) break;
    at = next;
  }
  return at;
}

size_t skip_space(std::string_view text, size_t at) {
  while (at < text.size()) {
    size_t next = at;
    if (!is_space(decode_utf8(text, &next))) break;
    at = next;
  }
  return at;
}

bool can_begin(std::string_view text, size_t at) {
  if (at == text.size()) return true;
  const char c = text[at];
  return !(c >= 'a' && c <= 'z');
}

// The end of the sentence whose stop `stop` ends before `after`, or 0 when it goes on.
size_t sentence_end(std::string_view text, size_t stop_begin, size_t after, char32_t stop) {
  const size_t end = skip_closers(text, after);
  if (is_full_stop_cjk(stop)) return end;
  const size_t next = skip_space(text, end);
  if (next == end && next < text.size()) return 0;
  if (!can_begin(text, next)) return 0;
  return stop == '.' && is_abbreviation(word_before(text, stop_begin)) ? 0 : end;
}

// From the ends of the units to their ranges.
std::vector<UnitSpan> spans_between(std::string_view text, const std::vector<size_t>& ends) {
  std::vector<UnitSpan> units;
  size_t begin = 0;
  for (size_t end : ends) {
    const std::string_view inner = trimmed(text.substr(begin, end - begin));
    if (!inner.empty()) {
      const auto at = static_cast<uint32_t>(inner.data() - text.data());
      units.push_back({{at, at + static_cast<uint32_t>(inner.size())}, {}});
    }
    begin = end;
  }
  for (size_t i = 0; i < units.size(); ++i) {
    const bool is_last = i + 1 == units.size();
    units[i].removal.begin = is_last && i > 0 ? units[i - 1].text.end : units[i].text.begin;
    units[i].removal.end = is_last ? static_cast<uint32_t>(text.size()) : units[i + 1].text.begin;
  }
  if (!units.empty()) units.front().removal.begin = 0;
  return units;
}

}  // namespace

std::vector<UnitSpan> split_lines(std::string_view text) {
  std::vector<size_t> ends;
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) ends.push_back(at + 1);
  ends.push_back(text.size());
  return spans_between(text, ends);
}

std::vector<UnitSpan> split_sentences(std::string_view text) {
  std::vector<size_t> ends;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const char32_t c = decode_utf8(text, &at);
    if (c == '\n') {
      ends.push_back(at);
    } else if (is_stop(c) || is_full_stop_cjk(c)) {
      if (const size_t end = sentence_end(text, begin, at, c); end > 0) ends.push_back(at = end);
    }
  }
  ends.push_back(text.size());
  return spans_between(text, ends);
}

}  // namespace pith
