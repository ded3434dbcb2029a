#include "base/entities.h"

#include "catch.h"

using namespace pith;

namespace {

struct Case {
  std::string_view in, text, attribute;
};

}  // namespace

TEST_CASE("references are resolved by the tables of the HTML standard") {
  const Case cases[] = {
      {"", "", ""},
      {"plain", "plain", "plain"},
      {"a &amp; b", "a & b", "a & b"},
      {"&lt;&gt;&quot;&apos;", "<>\"'", "<>\"'"},
      {"&nbsp;&rsquo;&euro;", "\xC2\xA0\xE2\x80\x99\xE2\x82\xAC", "\xC2\xA0\xE2\x80\x99\xE2\x82\xAC"},
      {"&CounterClockwiseContourIntegral;", "\xE2\x88\xB3", "\xE2\x88\xB3"},
      {"&NotEqualTilde;", "\xE2\x89\x82\xCC\xB8", "\xE2\x89\x82\xCC\xB8"},  // two code points
      {"&zwj;&zwnj;", "\xE2\x80\x8D\xE2\x80\x8C", "\xE2\x80\x8D\xE2\x80\x8C"},
      // without a semicolon: the old names only, and in attributes not before '=' or an alphanumeric
      {"&copy 2026", "\xC2\xA9 2026", "\xC2\xA9 2026"},
      {"?a=1&copy=2", "?a=1\xC2\xA9=2", "?a=1&copy=2"},
      {"&copyright", "\xC2\xA9right", "&copyright"},
      {"&notit;", "\xC2\xACit;", "&notit;"},
      {"&notin;", "\xE2\x88\x89", "\xE2\x88\x89"},
      {"&rsquo", "&rsquo", "&rsquo"},
      {"&amp", "&", "&"},
      {"&amp;amp;", "&amp;", "&amp;"},
      {"&unknown; &Amp; &;", "&unknown; &Amp; &;", "&unknown; &Amp; &;"},
      // numbers
      {"&#65;&#x41;&#X61;&#65", "AAaA", "AAaA"},
      {"&#128;&#x99;", "\xE2\x82\xAC\xE2\x84\xA2", "\xE2\x82\xAC\xE2\x84\xA2"},  // windows-1252
      {"&#x81;", "\xC2\x81", "\xC2\x81"},
      {"&#0;&#xD800;&#x110000;&#99999999999999999999;", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD",
       "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
      {"&#; &#x; &#xg;", "&#; &#x; &#xg;", "&#; &#x; &#xg;"},
      {"&", "&", "&"},
      {"&&amp;", "&&", "&&"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.in);
    CHECK(decode_entities(c.in, EntityContext::text) == c.text);
    CHECK(decode_entities(c.in, EntityContext::attribute) == c.attribute);
  }
}

TEST_CASE("a single reference tells its length and leaves the rest") {
  std::string out;
  CHECK(decode_entity("&amp;amp;", EntityContext::text, out) == 5);
  CHECK(decode_entity("&#38 x", EntityContext::text, out) == 4);
  CHECK(decode_entity("&unknown;", EntityContext::text, out) == 0);
  CHECK(decode_entity("amp;", EntityContext::text, out) == 0);
  CHECK(out == "&&");
}
