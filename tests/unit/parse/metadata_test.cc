#include "parse/metadata.h"

#include "base/utf8.h"
#include "catch.h"
#include "parse/html.h"
#include "parse/language.h"
#include "parse/text.h"

using namespace pith;

namespace {

Metadata of(std::string html, std::string url = "") {
  Page page;
  page.text = std::move(html);
  page.url = std::move(url);
  const auto document = parse_html(page, {});
  REQUIRE(document);
  return read_metadata(page, *document);
}

std::string shown(const Fact& fact) {
  return fact.value.empty() ? "" : fact.value + " <" + fact.source + ">";
}

}  // namespace

TEST_CASE("titles lose the name of the site") {
  const std::pair<std::string, std::string> cases[] = {
      {"<title>Rain | The Times</title><meta property=og:site_name content='The Times'>", "Rain <title>"},
      {"<title>The Times: Rain</title><meta property=og:site_name content='the times'>", "Rain <title>"},
      {"<title>Rain | Sun</title>", "Rain <title>"},
      {"<title>Rain - Sun</title>", "Rain - Sun <title>"},
      {"<title>Rain in the north - Sun</title>", "Rain in the north <title>"},
      {"<title>Best rain of 2026</title><h1>Rain of 2026</h1>", "Rain of 2026 <h1>"},
      {"<title>Best rain of 2026</title><h1>The Times</h1>", "Best rain of 2026 <title>"},
      {"<title>Rain - Sun</title><h1>Rain</h1>", "Rain <h1>"},
      {"<meta property=og:title content='Rain &amp; wind - Sun'><h1>Rain &amp; wind</h1>", "Rain & wind <h1>"},
      {"<script type='application/ld+json'>{\"@type\":\"Article\",\"headline\":\"Rain\"}</script>", "Rain <json-ld>"},
      {"<h1><a href=/>  </a></h1><h1>Second <b>R</b>ain</h1>", "Second Rain <h1>"},
      {"<title>Rain in May - Arch Club</title><h1>Arch Club</h1><h2>Rain</h2>", "Rain in May <title>"},
      {"<title>Rain in May - Arch Club</title><h1>Arch Club</h1><h1>Rain in May</h1>", "Rain in May <h1>"},
      {"<title>Rain in the old town of May</title><h1>May</h1>", "Rain in the old town of May <title>"},
      {"<title>Rain in May</title><h1>Related</h1><h1>Rain, May</h1><h1>The rain in May</h1>", "The rain in May <h1>"},
      {"<meta property=og:title content='You will not believe this'><title>Rain in May</title><h1>Rain, in May</h1>",
       "Rain, in May <h1>"},
      {"<title>Rain</title><h1>Rain<a href=#rain>\xC2\xB6</a></h1>", "Rain <h1>"},
      {"<p>none", ""},
  };
  for (const auto& [html, want] : cases) {
    CAPTURE(html);
    CHECK(shown(of(html).title) == want);
  }
}

TEST_CASE("a title of more bytes than are read ends with a whole character") {
  std::string title = "x";
  for (int i = 0; i < 300; ++i) title += "\xC3\xA9";
  const std::string cut = of("<title>" + title + "</title>").title.value;
  CHECK(cut.size() < title.size());
  CHECK(valid_utf8_prefix(cut) == cut.size());
}

TEST_CASE("authors") {
  const std::pair<std::string, std::string> cases[] = {
      {"<meta name=author content='By Ann Lee'>", "Ann Lee <meta>"},
      {"<meta name=AUTHOR content=''><meta name=author content='Ann Lee'>", "Ann Lee <meta>"},
      {"<meta property=article:author content='https://example.com/ann'><a rel=author href=/>Ann Lee</a>",
       "Ann Lee <rel>"},
      {"<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann Lee'>",
       "Ann Lee <twitter>"},
      {"<span itemprop=author><span itemprop=name>Ann Lee</span></span>", "Ann Lee <microdata>"},
      {"<div class='post-byline'>By <a href=/>Ann Lee</a></div>", "Ann Lee <byline>"},
      {"<div class=byline>March 4</div><p class=author>follow us</p><p class=author>Ann Lee, Editor</p>",
       "Ann Lee <byline>"},
      {"<div class=byline>" + std::string(200, 'x') + "</div>", ""},
      {"<meta name=author content='12'>", ""},
      {"<meta name=author content='page.head.author'>", ""},
      {"<meta name=author content='\"Written by: Ann Lee\"'>", "Ann Lee <meta>"},
      {"<div itemprop=author><a href=/>Ann</a><meta itemprop=name content='Ann Lee'> 1,655 points</div>",
       "Ann Lee <microdata>"},
      {"<meta name=citation_author content='Lee, Ann'><meta name=citation_author content='Omar Diaz'>",
       "Ann Lee, Omar Diaz <meta>"},
      {"<meta property=og:site_name content=Times><meta name=author content=Times><p class=byline>Ann Lee",
       "Ann Lee <byline>"},
      {"<meta property=og:site_name content=Times><meta name=author content=Times><p>Rain", "Times <meta>"},
      {"<title>Rain</title><h1>Rain</h1><div>By</div><div>Ann Lee</div><div>5 min</div>", "Ann Lee <byline>"},
      {"<title>Rain</title><p>Words by Ann Lee</p><h1>Rain</h1><p>It rained.", "Ann Lee <byline>"},
      {"<title>Rain</title><h1>Rain</h1><p>By continuing you agree.</p><p>Stand by me</p>", ""},
      {"<title>Rain</title><h1>Rain</h1><p>It rained.</p><a href='/blog/author/ann-lee'>Ann Lee</a>",
       "Ann Lee <byline>"},
  };
  for (const auto& [html, want] : cases) {
    CAPTURE(html);
    CHECK(shown(of(html).author) == want);
  }
}

TEST_CASE("dates") {
  CHECK(shown(of("<meta property=article:published_time content='2026-03-09T08:00:00Z'>").date) ==
        "2026-03-09T08:00:00Z <og>");
  CHECK(shown(of("<time datetime=2026-03-09>yesterday</time>").date) == "2026-03-09 <time>");
  CHECK(shown(of("<time>March 9, 2026</time>").date) == "2026-03-09 <time>");
  CHECK(shown(of("<meta name=date content=04/05/2026><p>", "https://example.com/2026/03/09/x").date) ==
        "2026-03-09 <url>");
  CHECK(shown(of("<p>March 9, 2026").date) == "");
  CHECK(shown(of("<title>Rain</title><h1>Rain</h1><p>Ann Lee | March 9, 2026</p>").date) == "2026-03-09 <byline>");
  CHECK(shown(of("<title>Rain</title><p>March 9, 2026</p><h1>Rain</h1><p>It rained.").date) == "2026-03-09 <byline>");
  CHECK(
      shown(of("<title>Rain</title><h1>Rain</h1><p>On March 9, 2026 it began to rain, and from that day on nobody saw "
               "the sun or the moon for as long as a week or two.")
                .date) == "");
  CHECK(shown(of("<p class=post-date>Today<p class=post-date>Posted March 9, 2026").date) == "2026-03-09 <byline>");
}

TEST_CASE("languages: declared, unless the letters say otherwise, else detected") {
  const std::string english = "<p>It was raining all day long, and nobody in the village wanted to leave the house.";
  const std::string russian = "<p>Весь день шёл дождь, и никто в деревне не хотел выходить из дома без зонта.";
  CHECK(shown(of("<html lang=en-US>" + english).language) == "en <lang>");
  CHECK(shown(of("<html lang=''><meta property=og:locale content=pt_BR>" + english).language) == "pt <og>");
  CHECK(shown(of(english).language) == "en <detected>");
  CHECK(shown(of("<html lang=en>" + russian).language) == "ru <detected>");
  CHECK(shown(of("<html lang=ru>" + russian).language) == "ru <lang>");
  CHECK(shown(of("<p>12 34").language) == "");
  CHECK(shown(of("<p>" + std::string(9000, '<')).language) == "");
  CHECK(primary_language(" zh_Hant-TW ") == "zh");
  CHECK(primary_language("x-default") == "");

  Page text;
  text.kind = PageKind::text;
  text.text = russian.substr(3);
  CHECK(shown(read_metadata(text, parse_text(text)).language) == "ru <detected>");
}

TEST_CASE("site, address, description and evidence of the kind") {
  const Metadata metadata =
      of("<link rel=canonical href='/relative'><meta property=og:url content='https://example.com/rain'>"
         "<meta name=description content='It  rained.'><meta name=application-name content=Times>"
         "<meta property=og:type content=article>"
         "<script type=application/ld+json>{\"@type\":\"BreadcrumbList\"}</script>"
         "<script type=application/ld+json>{\"@type\":\"Product\",\"name\":\"Lamp\"}</script>");
  CHECK(shown(metadata.site_name) == "Times <meta>");
  CHECK(shown(metadata.canonical_url) == "https://example.com/rain <og>");
  CHECK(shown(metadata.description) == "It rained. <meta>");
  CHECK(metadata.og_type == "article");
  CHECK(metadata.schema_types == std::vector<std::string>{"BreadcrumbList", "Product"});
  CHECK(metadata.schema_headline == "Lamp");
}
