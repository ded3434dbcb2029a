#include "base/utf8.h"

#include <vector>

#include "catch.h"

using namespace pith;

TEST_CASE("UTF-8 decodes by the table of well-formed sequences, each bad byte alone") {
  struct Case {
    std::string bytes;
    std::vector<char32_t> want;
  };
  const Case cases[] = {
      {"a", {'a'}},
      {"\xC3\xA9", {0xE9}},
      {"\xE2\x82\xAC", {0x20AC}},
      {"\xF0\x9F\x98\x80", {0x1F600}},
      {"\xC0\x80", {kReplacement, kReplacement}},                                      // overlong NUL
      {"\xE0\x9F\xBF", {kReplacement, kReplacement, kReplacement}},                    // overlong
      {"\xED\xA0\x80", {kReplacement, kReplacement, kReplacement}},                    // surrogate
      {"\xF4\x90\x80\x80", {kReplacement, kReplacement, kReplacement, kReplacement}},  // past U+10FFFF
      {"\xC3", {kReplacement}},                                                        // cut short
      {"\xC3(", {kReplacement, '('}},
      {"\xE2\x82", {kReplacement, kReplacement}},
  };
  for (const Case& c : cases) {
    std::vector<char32_t> got;
    for (size_t at = 0; at < c.bytes.size();) got.push_back(decode_utf8(c.bytes, &at));
    CHECK(got == c.want);
  }
}

TEST_CASE("append_utf8 is the inverse of decode_utf8, and surrogates become U+FFFD") {
  for (char32_t c : {U'a', U'\x7F', U'\x80', U'\x7FF', U'\x800', U'\xFFFF', U'\x10000', U'\x10FFFF'}) {
    std::string out;
    append_utf8(out, c);
    size_t at = 0;
    CHECK(decode_utf8(out, &at) == c);
    CHECK(at == out.size());
  }
  std::string out;
  append_utf8(out, 0xD800);
  append_utf8(out, 0x110000);
  CHECK(out == "\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("the valid prefix ends before the first bad byte") {
  CHECK(valid_utf8_prefix("") == 0);
  CHECK(valid_utf8_prefix("caf\xC3\xA9") == 5);
  CHECK(valid_utf8_prefix("caf\xE9") == 3);
  CHECK(valid_utf8_prefix("ab\xED\xA0\x80") == 2);
}

TEST_CASE("spaces, word characters and scripts without spaces") {
  for (char32_t c : {U' ', U'\t', U'\n', U'\xA0', U'\x2009', U'\x200B', U'\x3000', U'\xFEFF'}) CHECK(is_space(c));
  for (char32_t c : {U'a', U'0', U'_', U'-', U'\xE9'}) CHECK_FALSE(is_space(c));
  for (char32_t c : {U'a', U'Z', U'7', U'_', U'\xE9', U'\x416', U'\x4E2D', U'\xD55C', U'\xAA'}) CHECK(is_word(c));
  for (char32_t c :
       {U'-', U'.', U'\xA0', U'\xD7', U'\x2019', U'\x2014', U'\x3002', U'\x3001', U'\xFF01', U'\x1F600', U'\x20AC'}) {
    CHECK_FALSE(is_word(c));
  }
  CHECK(is_unspaced_script(0x4E2D));
  CHECK(is_unspaced_script(0x3042));
  CHECK(is_unspaced_script(0x0E01));
  CHECK_FALSE(is_unspaced_script(0xD55C));  // Hangul has spaces
}

TEST_CASE("code points are counted, not bytes") {
  CHECK(count_code_points("") == 0);
  CHECK(count_code_points("a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80") == 4);
}
