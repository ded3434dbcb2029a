#include "blocks/segment.h"

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catch.h"
#include "parse/html.h"
#include "parse/text.h"

namespace pith {
namespace {

struct Parsed {
  Page page;
  Document document;
  Blocks blocks;
};

std::unique_ptr<Parsed> parse(const std::string& source, PageKind kind = PageKind::html) {
  auto out = std::make_unique<Parsed>();
  out->page.text = source;
  out->page.kind = kind;
  out->document = kind == PageKind::html ? parse_html(out->page, {}).value() : parse_text(out->page);
  out->blocks = segment(out->document, kind);
  return out;
}

// "kind:text|kind:text", kinds by their first letter, headings and list items with their level.
std::string dump(const Blocks& blocks) {
  static constexpr const char* kNames[] = {"p", "h", "li", "td", "code", "q", "cap", "dt", "dd", "ctl"};
  std::string out;
  for (const Block& block : blocks.list) {
    if (!out.empty()) out += '|';
    out += kNames[static_cast<int>(block.kind)];
    if (block.level > 0) out += std::to_string(block.level);
    out += ':';
    out += block.text;
  }
  return out;
}

TEST_CASE("blocks end where block-level elements begin or end") {
  struct Case {
    const char* in;
    const char* want;
  };
  const std::vector<Case> cases = {
      {"<div>Intro <b>bold</b><p>One</p>rest</div>", "p:Intro bold|p:One|p:rest"},
      {"<ul><li>One<ul><li>Two</li></ul></li></ul>", "li1:One|li2:Two"},
      {"<p> a \n b&nbsp; c<br>d </p>", "p:a b c\nd"},
      {"<p>a<br>b<br><br>c<br> <br><br>d<br></p>", "p:a\nb|p:c|p:d"},
      {"<p>a<i>b<br><br>c</i></p><br><br>d", "p:ab|p:c|p:d"},
      {"<h1>a<br><br>b</h1><pre>a<br><br>b</pre>", "h1:a\nb|code:a\nb"},
      {"<p>one<span> </span>two</p>", "p:one two"},
      {"<p>one<span></span>two</p>", "p:onetwo"},
      {"<h2>Head</h2><pre>\n a\n  b\n</pre>", "h2:Head|code: a\n  b\n"},
      {"<table><tr><th>A<td>B</table><blockquote>C</blockquote>", "td:A|td:B|q:C"},
      {"<dl><dt>T<dd>D</dl><figure><figcaption>F</figcaption></figure>", "dt:T|dd:D|cap:F"},
      {"<button>Go</button><select><option>x</select>", "ctl:Go|ctl:x"},
      {"<p>shown</p><script>no</script><style>no</style><template>no</template>", "p:shown"},
      {"<p>shown</p><iframe>no frames here</iframe>", "p:shown"},
      {"<p>shown text</p><noscript>Switch on</noscript>", "p:shown text"},
      {"<p>x</p><noscript><p>The whole article is here.</p></noscript>", "p:x|p:The whole article is here."},
  };
  for (const Case& c : cases) {
    CAPTURE(c.in);
    const auto page = parse(c.in);
    CHECK(dump(page->blocks) == c.want);
    CHECK(check_invariants(page->document, page->blocks) == "");
  }
}

TEST_CASE("a block knows its words, letters and links") {
  const auto page = parse("<p>See <a href=/x>the rain</a> and <a name=y>snow</a>.</p>");
  REQUIRE(page->blocks.size() == 1);
  const Block& block = page->blocks[0];
  CHECK(block.words == 5);
  CHECK(block.letters == 18);
  CHECK(block.link_letters == 7);
  CHECK(block.links == 1);
}

TEST_CASE("a range of a block's text is found in the source") {
  const std::string html = "<p>Rain  + <b>snow</b>\n fell</p>";
  const auto page = parse(html);
  const Block& block = page->blocks[0];
  REQUIRE(block.text == "Rain + snow fell");
  struct Case {
    Span within;
    const char* want;
  };
  const std::vector<Case> cases = {{{0, 4}, "Rain"},  {{5, 6}, "+"},
                                   {{7, 11}, "snow"}, {{0, 16}, "Rain  + <b>snow</b>\n fell"},
                                   {{4, 7}, "+"},     {{12, 16}, "fell"}};
  for (const Case& c : cases) {
    CAPTURE(c.within.begin, c.within.end);
    CHECK(source_of(page->document, block, c.within).of(page->page.text) == c.want);
  }
}

TEST_CASE("text that no reader sees does not shift what stands behind it") {
  const auto page = parse("<p>Rain <script>Rain x</script>and <noscript>snow</noscript>snow fell</p>");
  const Block& block = page->blocks[0];
  REQUIRE(block.text == "Rain and snow fell");
  CHECK(source_of(page->document, block, {14, 18}).of(page->page.text) == "fell");
  CHECK(source_of(page->document, block, {0, 8}).of(page->page.text) == "Rain <script>Rain x</script>and");
}

TEST_CASE("blocks inside an element are a range") {
  const auto page = parse("<div id=a><p>1</p><p>2</p></div><p>3</p>");
  const Document& document = page->document;
  for (NodeId id = 0; id < document.nodes.size(); ++id) {
    if (document.nodes[id].tag != Tag::div) continue;
    const Blocks::Range range = page->blocks.inside(document, id);
    CHECK(range.first == 0);
    CHECK(range.last == 2);
  }
}

TEST_CASE("a text page has one block a paragraph, verbatim") {
  const auto page = parse("One\ntwo\n\n Three \n", PageKind::text);
  CHECK(dump(page->blocks) == "p:One\ntwo|p: Three ");
  CHECK(check_invariants(page->document, page->blocks) == "");
}

}  // namespace
}  // namespace pith
