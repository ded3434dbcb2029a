#include "write/pieces.h"

#include "base/text.h"
#include "base/utf8.h"
#include "catch.h"

using namespace pith;

namespace {

// "[...]" marks what is removed; the rest is the text.
std::string after_removal(std::string_view marked) {
  std::string text;
  std::vector<Span> removed;
  for (char c : marked) {
    const auto at = static_cast<uint32_t>(text.size());
    if (c == '[')
      removed.push_back({at, at});
    else if (c == ']')
      removed.back().end = at;
    else
      text += c;
  }
  return joined(text, kept_pieces(text, removed));
}

}  // namespace

TEST_CASE("what is left of a text is joined as if nothing had stood in the gap") {
  struct Case {
    const char* marked;
    const char* want;
  };
  const Case cases[] = {
      {"", ""},
      {"One.", "One."},
      {"[One.]", ""},
      {" kept whole \n", " kept whole \n"},
      {"One. [Sign up!] Two.", "One. Two."},
      {"One. [Sign up! ]Two.", "One. Two."},
      {"One.[ Sign up!] Two.", "One. Two."},
      {"One.[ Sign up! ]Two.", "One. Two."},
      {"wo[-]rd", "word"},
      {"[Sign up!] Two.", "Two."},
      {"One. [Sign up!]", "One."},
      {"One. [Sign up!] ", "One."},
      {"one\n[sign up]\ntwo", "one\ntwo"},
      {"one\n[sign up\n]two", "one\ntwo"},
      {"one[\nsign up]\ntwo", "one\ntwo"},
      {"one[\nsign up\n]two", "one\ntwo"},
      {"one\n[sign up]\n  two", "one\n  two"},
      {"[sign up]\n  two", "  two"},
      {"one\n[sign up]", "one"},
      {"one [sign up]\ntwo", "one\ntwo"},
      {"one [sign up] [now]\ntwo", "one\ntwo"},
      {"one[x] [y]\ntwo", "one\ntwo"},
      {"one[x] [y]two", "one two"},
      {"one\r\n[sign up]\r\ntwo", "one\r\ntwo"},
      {"[a]\n[b]\nc", "c"},
      {"a\n[b]\n[c]\nd", "a\nd"},
      {"a\n[b]\n[c]\n", "a"},
      {"\xE4\xB8\x80\xE3\x80\x80[x]\xE3\x80\x80\xE4\xBA\x8C", "\xE4\xB8\x80\xE3\x80\x80\xE4\xBA\x8C"},
  };
  for (const Case& c : cases) CHECK(after_removal(c.marked) == c.want);
}

TEST_CASE("joining drops nothing but white space, wherever the gaps lie") {
  const std::string text = "ab, c\nd  e\n f g\n\nh i.";
  const auto size = static_cast<uint32_t>(text.size());
  for (uint32_t a = 0; a < size; ++a) {
    for (uint32_t b = a + 1; b <= size; ++b) {
      for (uint32_t c = b; c < size; c += 2) {
        std::vector<Span> removed{{a, b}};
        if (c > b) removed.push_back({c, std::min(c + 2, size)});
        std::string rest;
        uint32_t at = 0;
        for (Span gap : removed) rest += text.substr(at, gap.begin - at), at = gap.end;
        rest += text.substr(at);
        const std::string got = joined(text, kept_pieces(text, removed));
        std::string got_bare = got, rest_bare = rest;
        std::erase_if(got_bare, is_ascii_space), std::erase_if(rest_bare, is_ascii_space);
        INFO("removed [" << a << ", " << b << ") and [" << c << ", +2)");
        REQUIRE(got_bare == rest_bare);
      }
    }
  }
}
