#include "base/text.h"

#include <random>

#include "base/utf8.h"
#include "catch.h"

using namespace pith;

namespace {

// Texts of up to 80 bytes, made of what the passes by sixteen bytes have to tell apart.
std::vector<std::string> random_texts() {
  const std::vector<std::string> pieces = {"a",
                                           "Z",
                                           "_",
                                           "7",
                                           "'",
                                           "''",
                                           " ",
                                           "  ",
                                           "-",
                                           ".",
                                           "\t",
                                           "\n",
                                           "\v",
                                           "\x01",
                                           "\x7F",
                                           "\xC3\xA9",
                                           "\xE2\x80\x99",
                                           "\xC2\xA0",
                                           "\xE3\x80\x80",
                                           "\xE4\xB8\xAD",
                                           "\xFF",
                                           "word",
                                           "Longer words here"};
  std::mt19937 random(17);
  std::vector<std::string> texts;
  for (int i = 0; i < 20'000; ++i) {
    std::string text;
    const size_t size = random() % 80, few = 1 + random() % pieces.size();  // many texts are of few kinds
    while (text.size() < size) text += pieces[random() % few];
    texts.push_back(std::move(text));
  }
  return texts;
}

uint32_t words_by_code_point(std::string_view text) {
  uint32_t words = 0, unspaced = 0;
  bool inside = false;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, &at);
    const bool alone = is_word(c) && is_unspaced_script(c);
    unspaced += alone;
    if (is_word(c) && !alone) words += !inside, inside = true;
    if (alone || (!is_word(c) && c != '\'' && c != 0x2019)) inside = false;
  }
  return words + (unspaced + 1) / 2;
}

std::string squeezed_by_code_point(std::string_view text) {
  std::string out;
  bool space = false;
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    if (is_space(decode_utf8(text, &at))) {
      space = true;
      continue;
    }
    if (space && !out.empty()) out += ' ';
    space = false;
    out += text.substr(begin, at - begin);
  }
  return out;
}

}  // namespace

TEST_CASE("words and white space are the same by sixteen bytes as by the code point") {
  size_t kept = 0;
  for (const std::string& text : random_texts()) {
    INFO(text);
    REQUIRE(count_words(text) == words_by_code_point(text));
    const std::string expected = squeezed_by_code_point(text);
    REQUIRE(squeezed(text) == expected);
    if (!is_squeezed(text)) continue;
    REQUIRE(text == expected);
    ++kept;
  }
  CHECK(kept > 1000);
}

TEST_CASE("words are counted as a reader does") {
  struct Case {
    const char* text;
    uint32_t words;
  };
  const Case cases[] = {
      {"", 0},
      {"  \n ", 0},
      {"one", 1},
      {"it's Rain\xE2\x80\x99s day", 3},  // apostrophes stay inside a word
      {"well-known e.g. 3.5", 6},
      {"\xE2\x80\x94 \xE2\x80\xA6 !", 0},            // punctuation alone
      {"\xE4\xB8\xAD\xE6\x96\x87\xE7\xBD\x91", 2},   // three characters of Chinese: two words, rounded up
      {"\xED\x95\x9C\xEA\xB5\xAD \xEC\x96\xB4", 2},  // Korean has spaces
      {"GPT\xE6\xA8\xA1\xE5\x9E\x8B", 2},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(count_words(c.text) == c.words);
  }
}

TEST_CASE("white space is trimmed and squeezed, Unicode's too") {
  CHECK(trimmed(" \xC2\xA0 a  b \xE3\x80\x80") == "a  b");
  CHECK(trimmed(" \n") == "");
  CHECK(squeezed(" a \n\t b\xC2\xA0\xC2\xA0"
                 "c ") == "a b c");
  CHECK(squeezed("") == "");
  CHECK(is_blank("\xC2\xA0\xE2\x80\x8B "));
  CHECK_FALSE(is_blank(" . "));
  CHECK(count_letters(" a b\xC3\xA9 ") == 3);
}

TEST_CASE("folding forgets case, punctuation and the kind of apostrophe") {
  CHECK(folded("It\xE2\x80\x99s  Rain!") == "its rain");
  CHECK(folded("it's rain") == "its rain");
  CHECK(folded("\xC3\x89T\xC3\x89 \xE2\x80\x94 \xCE\x91\xCE\xA9 \xD0\x96\xD0\x81") ==
        "\xC3\xA9t\xC3\xA9 \xCE\xB1\xCF\x89 \xD0\xB6\xD1\x91");
  CHECK(folded("\xC5\x81\xC3\xB3\x64\xC5\xB9") == "\xC5\x82\xC3\xB3\x64\xC5\xBA");  // Łódź-like letters
  CHECK(folded("...") == "");
  CHECK(folded("  rock 'n' roll, 1950 ") == "rock n roll 1950");
}

TEST_CASE("ASCII case is ignored where asked, and only ASCII's") {
  CHECK(equals_ignoring_ascii_case("ReL", "rEl"));
  CHECK_FALSE(equals_ignoring_ascii_case("rel", "re"));
  CHECK_FALSE(equals_ignoring_ascii_case("\xC3\x89", "\xC3\xA9"));
  CHECK(contains_ignoring_ascii_case("X-Robots-TAG", "tag"));
  CHECK_FALSE(contains_ignoring_ascii_case("abc", "abcd"));
  CHECK(ascii_lowered("A\xC3\x89z") == "a\xC3\x89z");
}

TEST_CASE("FNV-1a gives the published values") {
  CHECK(fnv1a("") == 0xcbf29ce484222325u);
  CHECK(fnv1a("a") == 0xaf63dc4c8601ec8cu);
  CHECK(fnv1a("foobar") == 0x85944171f73967e8u);
}

TEST_CASE("a folded prefix is the same for texts that fold to the same, and tells others apart") {
  for (size_t length : {1, 3, 5, 100}) {
    CHECK(folded_prefix("It\xE2\x80\x99s  Rain!", length) == folded_prefix("its rain", length));
    CHECK(folded_prefix("\xC3\x89t\xC3\xA9", length) == folded_prefix("\xC3\xA9t\xC3\xA9", length));
  }
  CHECK(folded_prefix("rain in May", 7) == folded_prefix("Rain, in the north", 7));
  CHECK(folded_prefix("rain in May", 9) != folded_prefix("Rain, in the north", 9));
  CHECK(folded_prefix("...", 3) == 0);
}
