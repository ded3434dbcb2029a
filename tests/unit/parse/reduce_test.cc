#include "parse/reduce.h"

#include "catch.h"

using namespace pith;

namespace {

Reduced reduced(std::string_view page) {
  Reduced out;
  reduce(page, 512, out);
  return out;
}

struct Case {
  std::string_view in, want;
};

}  // namespace

TEST_CASE("what is left of a page") {
  const Case cases[] = {
      {"", ""},
      {"<p class=x>One &amp; two</p>", "<p>-</p>"},
      {"a < b <3 c", "-"},
      {"<!DOCTYPE html PUBLIC \"x\">\n<p>", "<!DOCTYPE html PUBLIC \"x\"><p>"},
      {"a<!-- b -->c", "--"},
      {"<p>a</x></b></div>b</p></p>", "<p>--</p></p>"},  // end tags of nothing
      {"a<!-->b<!--->c<!-- d --!>e", "----"},
      {"a<!-- never ends <p>b", "-"},
      {"a<?php b ?>c</ d>e</>f", "----"},
      {"a<p title=\"b>", "-"},
      // white space: idle next to a block, kept between inline elements and in <pre>
      {"<p> <b>x</b> <i>y</i> </p> <p>", "<p><b>-</b> <i>-</i></p><p>"},
      {"<p><b>x</p> <p>", "<p><b>-</p> <p>"},
      {"<pre>\n\n <b> </b> </pre>", "<pre>\n <b> </b> </pre>"},
      {"x <p> y", "-<p> -"},
      {"&#32;&Tab;<p>", "<p>"},
      // raw text
      {"<script>if (a</b) '<p>' </script>x", "<script></script>-"},
      {"<script><!-- <script> </script> --></script>x", "<script></script>-"},
      {"<script><!--></script>x", "<script></script>-"},
      {"<script>never ends <p>", "<script>"},
      {"<style>a>b{}</style ><p>", "<style></style><p>"},
      {"<title>A <b> &amp; c</title>", "<title>-</title>"},
      {"<textarea>\n<p></textarea>", "<textarea>\n-</textarea>"},
      {"<iframe><p></iframe><noembed><p></noembed><xmp><p></xmp>",
       "<iframe>-</iframe><noembed>-</noembed><xmp>-</xmp>"},
      {"<noscript><p>a</noscript>", "<noscript><p>-</noscript>"},
      {"<plaintext></plaintext><p>", "<plaintext>-"},
      {"<select><style><option>a</style></select>", "<select><style><option>-</style></select>"},
      {"<template><p>a</template>", "<template><p>-</template>"},
      // foreign content
      {"<svg viewBox='0'><path d='x'/><title>a</title></svg>b", "<svg></svg>-"},
      {"<svg><p>a</svg>", "<svg><p>-"},  // <p> has ended the svg
      {"<svg/><p>", "<svg/><p>"},
      {"<math><mi a=b>x</mi><mo/><![CDATA[<p>]]></math>", "<math><mi>-</mi><mo/>-</math>"},
      {"<math><annotation-xml encoding='Text/HTML'>", "<math><annotation-xml encoding=text/html>"},
      {"a<![CDATA[b>c", "--"},
      // attributes that take part in tree building
      {"<input type=HIDDEN value=x><input type=text>", "<input type=hidden><input>"},
      {"<input type=text type=hidden>", "<input>"},
      {"<a href=x>", "<a>"},
      {"<br/><img src=x />", "<br><img>"},
      {"<math><font color=x>", "<math><font color"},
      {"<FRAMESET><frame> a b </FRAMESET>", "<FRAMESET><frame> - - </FRAMESET>"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.in);
    const std::string bytes = reduced(c.in).bytes;
    CHECK(bytes.substr(0, c.want.ends_with("color") ? c.want.size() : bytes.size()) == c.want);
  }
}

TEST_CASE("formatting elements keep the identity of their set of attributes") {
  auto of = [](std::string_view tag) { return reduced(tag).bytes; };
  CHECK(of("<b class=x id=y>") == of("<b id='y' class=\"x\">"));
  CHECK(of("<b class=x>") != of("<b class=y>"));
  CHECK(of("<b class=x>") != of("<b>"));
}

TEST_CASE("records say where tags and texts stand") {
  const std::string_view page = "<div CLASS='a b' id=c>one <!--x--> two</div>";
  const Reduced out = reduced(page);
  REQUIRE(out.tags.size() == 1);
  CHECK(out.tags[0].tag == Tag::div);
  CHECK(out.tags[0].source.of(page) == "<div CLASS='a b' id=c>");
  CHECK(out.tags[0].classes.of(page) == "a b");
  CHECK(out.tags[0].id.of(page) == "c");
  REQUIRE(out.texts.size() == 3);
  CHECK(out.texts[0].source.of(page) == "one ");
  CHECK(out.texts[1].source.of(page) == " ");
  CHECK(out.texts[2].source.of(page) == "two");
  for (const ReducedText& text : out.texts) CHECK(out.bytes[text.at] == text.stand_in);
}

TEST_CASE("the reduced page is no deeper than the limit") {
  std::string page;
  for (int i = 0; i < 5; ++i) page += "<div>";
  Reduced out;
  reduce(page + "x", 3, out);
  CHECK(out.bytes == "<div><div><div>-");
  CHECK(out.depth_capped);
}
