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
      {"<p class=x>One &amp; two", "<p>-"},
      {"a < b <3 c", "-"},
      {"<!DOCTYPE html PUBLIC \"x\">\n<p>", "<!DOCTYPE html PUBLIC \"x\"><p>"},
      {"a<!-- b -->c", "--"},
      {"<p>a</x></b></div>b</p></p>", "-</p>"},  // end tags of nothing
      {"a<!-->b<!--->c<!-- d --!>e", "----"},
      {"a<!-- never ends <p>b", "-"},
      {"a<?php b ?>c</ d>e</>f", "----"},
      {"a<p title=\"b>", "-"},
      // white space: idle next to a block, kept between inline elements and in <pre>
      {"<p> <b>x <i>y </p> <p>", "<p><b>-<i>-</p> <p>"},
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
      {"<hr/><img src=x />", "<hr>-"},
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
  const std::string_view page = "<div CLASS='a b' id=c>one <!--x--> two";
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

TEST_CASE("elements that stand where they are put are folded") {
  const Case cases[] = {
      {"<div><h2>a</h2><p>b<br>c <b>d</b></p></div>", "-"},
      {"<ul><li><a href=x>a</a></li><li>b</li></ul>", "-"},
      {"<dl><dt>a</dt><dd>b</dd></dl>", "-"},
      {"<a><div>a</div></a>", "-"},
      {"<table><tr><td><p>a</p></td></tr></table>", "<table><tr><td>-</td></tr></table>"},
      {"a<i class=icon></i><svg><path/></svg><picture><source><img></picture><input>", "-----"},
      // what rules frames out is told from what does not
      {"<i></i><svg></svg><input>a<i></i>", "<i></i><svg></svg><input>--"},
      // a start tag that closes something
      {"<ul><li>a<li>b</li></ul>", "<ul><li>-<li>-</li></ul>"},
      {"<p>a<div>b</div></p>", "<p>-<div>-</div></p>"},
      {"<h2>a<h3>b</h3></h2>", "<h2>-<h3>-</h3></h2>"},
      {"<button>a<button>b</button>", "<button>-<button>-</button>"},
      {"<a>a<a>b</a>", "<a>-<a>-</a>"},
      {"<main><dt>a<main><dt>b</dt></main></dt></main>", "<main><dt>-<main><dt>-</dt></main></dt></main>"},
      // formatting elements that are reopened, or may be
      {"<p><b>a</p><p>b</p><span>c</span>", "<p><b>-</p><p>-</p>-"},
      {"<i><div>a</i></div><div>b</div><span>c</span>", "<i><div>-</i></div><div>-</div>-"},
      {"<p><i>a<table></i></table></p><i>b</i>", "<p><i>-<table></i></table></p><i>-</i>"},
      // other rules than "in body"
      {"<table><b>a</b></table>", "<table><b>-</b></table>"},
      {"<select><option><b>a</b></option></select>", "<select><option><b>-</b></option></select>"},
      {"<template><p>a</p></template>", "<template><p>-</p></template>"},
      {"<math><mi>a</mi></math><b>a</b>", "<math><mi>-</mi></math><b>-</b>"},
      // quirks: <table> leaves <p> open
      {"<p>a<table></table><div>b</div>", "<p>-<table></table><div>-</div>"},
      {"<!doctype html><p>a<table></table><div>b</div>", "<!doctype html><p>-<table></table>-"},
      // behind what Gumbo may have read otherwise nothing is folded
      {"<form><form><b>a</b>", "<form><form><b>-</b>"},
      {"<select><p></select><b>a</b>", "<select><p></select><b>-</b>"},
      {"<ul><frameset><b>a</b>", "<ul><frameset><b>-</b>"},
      {"<svg><p>a</svg><b>a</b>", "<svg><p>-<b>-</b>"},
      // where Gumbo would put a text elsewhere, none stands in for an element
      {"<form>a<p>b</p> c</form><p>d</p>", "<form>--<!> -</form>-"},
      {"<a><pre>a<i>b</i><a>", "<a><pre>--<!><a>"},
      {"<a><pre>a<i>b</i></a>", "<a><pre>--<!></a>"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.in);
    CHECK(reduced(c.in).bytes == c.want);
  }
}

TEST_CASE("records of a folded element say what stands in it") {
  const std::string_view page = "<p id=c>one<b class=x>two</b>three</p>";
  const Reduced out = reduced(page);
  CHECK(out.tags.empty());
  REQUIRE(out.texts.size() == 1);
  CHECK(out.texts[0].source.of(page) == page);
  const ReducedElement& p = out.elements.at(out.texts[0].element);
  CHECK(p.tag.source.of(page) == "<p id=c>");
  CHECK(p.tag.id.of(page) == "c");
  REQUIRE(p.end - p.begin == 3);
  CHECK(out.inside[p.begin].source.of(page) == "one");
  CHECK(out.inside[p.begin + 2].source.of(page) == "three");
  const ReducedElement& b = out.elements.at(out.inside[p.begin + 1].element);
  CHECK(b.tag.classes.of(page) == "x");
  REQUIRE(b.end - b.begin == 1);
  CHECK(out.inside[b.begin].source.of(page) == "two");
  CHECK(out.start_tags == 2);
  CHECK(out.end_tags == 2);
}

TEST_CASE("the reduced page is no deeper than the limit") {
  std::string page;
  for (int i = 0; i < 5; ++i) page += "<div>";
  Reduced out;
  reduce(page + "x", 3, out);
  CHECK(out.bytes == "<div><div><div>-");
  CHECK(out.depth_capped);
}
