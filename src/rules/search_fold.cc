// RE2 matches (?i) by Unicode's simple case folding: "s" also takes U+017F (long s), "k" the Kelvin sign, a Greek sigma
// the final one. A text is folded once, and a literal of a pattern occurs in it, under (?i), only if the folded literal
// stands in the folded text:
//
//   "ΟΔΟΣ"  ->  "οδοσ"        and the pattern "οδός" without accents, "οδος" -> "οδοσ" as well
//   U+1F08 (Greek extended)   not foldable: literals break off there, which costs precision, never a match
//
// Tested against RE2 in tests/unit/rules/search_fold_test.cc: every foldable code point, with all that (?i) takes for
// it.
#include "rules/search_fold.h"

#include <algorithm>
#include <array>

#include "base/squeeze.h"
#include "base/text.h"
#include "base/utf8.h"

namespace pith {
namespace {

struct Pair {
  char32_t from, to;
};
// Code points whose fold does not follow from their place in an alphabet, sorted (CaseFolding.txt, status C and S).
constexpr std::array<Pair, 32> kOdd = {{
    {0xB5, 0x3BC},  {0x130, 0x130}, {0x131, 0x131}, {0x138, 0x138}, {0x149, 0x149}, {0x178, 0xFF},  {0x17F, 's'},
    {0x345, 0x3B9}, {0x370, 0x371}, {0x372, 0x373}, {0x376, 0x377}, {0x37F, 0x3F3}, {0x386, 0x3AC}, {0x388, 0x3AD},
    {0x389, 0x3AE}, {0x38A, 0x3AF}, {0x38C, 0x3CC}, {0x38E, 0x3CD}, {0x38F, 0x3CE}, {0x3C2, 0x3C3}, {0x3CF, 0x3D7},
    {0x3D0, 0x3B2}, {0x3D1, 0x3B8}, {0x3D5, 0x3C6}, {0x3D6, 0x3C0}, {0x3F0, 0x3BA}, {0x3F1, 0x3C1}, {0x3F4, 0x3B8},
    {0x3F5, 0x3B5}, {0x3F7, 0x3F8}, {0x3F9, 0x3F2}, {0x3FA, 0x3FB},
}};
constexpr std::array<Pair, 17> kFar = {{
    {0x1C80, 0x432},
    {0x1C81, 0x434},
    {0x1C82, 0x43E},
    {0x1C83, 0x441},
    {0x1C84, 0x442},
    {0x1C85, 0x442},
    {0x1C86, 0x44A},
    {0x1C87, 0x463},
    {0x1C88, 0xA64B},
    {0x1E9E, 0xDF},
    {0x1FBE, 0x3B9},
    {0x1FD3, 0x390},
    {0x1FE3, 0x3B0},
    {0x2126, 0x3C9},
    {0x212A, 'k'},
    {0x212B, 0xE5},
    {0xA64A, 0xA64B},
}};

template <size_t kCount>
const Pair* find(const std::array<Pair, kCount>& pairs, char32_t c) {
  const auto at = std::lower_bound(pairs.begin(), pairs.end(), c, [](const Pair& p, char32_t x) { return p.from < x; });
  return at != pairs.end() && at->from == c ? &*at : nullptr;
}

struct Range {
  char32_t first, last;
};
// Where search_fold knows all, sorted: Latin, Greek, Cyrillic; then scripts without case, punctuation and symbols.
constexpr std::array<Range, 18> kFoldable = {{
    {0x21, 0x7E},
    {0xA1, 0x17F},
    {0x370, 0x52F},
    {0x591, 0x1099},
    {0x10FB, 0x10FB},
    {0x1100, 0x139F},
    {0x2010, 0x2027},
    {0x2030, 0x205E},
    {0x2190, 0x24B5},
    {0x24EA, 0x2BFF},
    {0x2E80, 0x2FFF},
    {0x3001, 0xA48C},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE0E, 0xFE0F},
    {0xFF01, 0xFF20},
    {0x1F000, 0x1FAFF},
    {0x20000, 0x323AF},
}};

}  // namespace

char32_t search_fold(char32_t c) {
  if (c < 0x80) return is_space(c) ? U' ' : lowered(c);
  if (c < 0x400) {
    const Pair* odd = find(kOdd, c);
    if (odd) return odd->to;
    if (c == 0x3AA || c == 0x3AB) return c + 32;
    return c >= 0x3D8 && c <= 0x3EF ? c | 1 : c >= 0x3FD && c <= 0x3FF ? c - 0x82 : lowered(c);
  }
  if (c <= 0x42F) return lowered(c);
  if ((c >= 0x460 && c <= 0x481) || (c >= 0x48A && c <= 0x4BF) || (c >= 0x4D0 && c <= 0x52F)) return c | 1;
  if (c >= 0x4C1 && c <= 0x4CE) return c + (c & 1);
  if (c == 0x4C0) return 0x4CF;
  const Pair* far = c >= 0x1C80 && c <= 0xA64A ? find(kFar, c) : nullptr;
  return far ? far->to : c;
}

bool is_foldable(char32_t c) {
  if (c == ' ') return true;
  const auto at =
      std::lower_bound(kFoldable.begin(), kFoldable.end(), c, [](const Range& r, char32_t x) { return r.last < x; });
  return at != kFoldable.end() && at->first <= c && !is_space(c);
}

bool folds_into_ascii(std::string_view text) {
  return text.find("\xC5\xBF") != std::string_view::npos || text.find("\xE2\x84\xAA") != std::string_view::npos;
}

void search_fold(std::string_view text, std::string& out) {
  out.clear();
  bool pending = false;
  squeeze<true>(text, out, pending,
                [](std::string& to, std::string_view, char32_t c) { append_utf8(to, search_fold(c)); });
}

}  // namespace pith
