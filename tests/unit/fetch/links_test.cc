#include "fetch/links.h"

#include "../read/compress.h"
#include "catch.h"

namespace pith {
namespace {

using Links = std::vector<std::string>;

TEST_CASE("sitemaps, indexes and the text form, compressed or not") {
  const std::string sitemap =
      "<?xml version=\"1.0\"?><urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"><url><loc> "
      "https://e.com/?a=1&amp;b=2 "
      "</loc><priority>1</priority></url><url><loc><![CDATA[https://e.com/b]]></loc></url><url/></urlset>";
  for (const std::string& bytes : {sitemap, test::gzip(sitemap)}) {
    const Result<LinkList> list = parse_sitemap(bytes);
    REQUIRE(list.ok());
    CHECK(list->pages == Links{"https://e.com/?a=1&b=2", "https://e.com/b"});
    CHECK(list->sitemaps.empty());
  }
  const Result<LinkList> index = parse_sitemap(
      "<s:sitemapindex xmlns:s=\"x\"><s:sitemap><s:loc>https://e.com/1.xml</s:loc></s:sitemap></s:sitemapindex>");
  REQUIRE(index.ok());
  CHECK(index->sitemaps == Links{"https://e.com/1.xml"});
  CHECK(parse_sitemap("https://e.com/a\r\nhttps://e.com/b\n")->pages == Links{"https://e.com/a", "https://e.com/b"});
}

TEST_CASE("what is no sitemap") {
  for (const std::string bytes : {"<html><body>Not here</body></html>", "<urlset><url>", "\x1f\x8b broken"}) {
    CHECK(!parse_sitemap(bytes).ok());
  }
}

TEST_CASE("feeds") {
  const Result<WebUrl> base = parse_web_url("https://e.com/feeds/all");
  const struct {
    std::string feed;
    Links want;
  } cases[] = {
      {"<rss><channel><link>https://e.com/</link><item><title>A</title><link> /a "
       "</link></item><item><guid>https://e.com/g</guid>"
       "</item><item><title>none</title></item></channel></rss>",
       {"https://e.com/a", "https://e.com/g"}},
      {"<rdf:RDF xmlns:rdf=\"x\"><channel/><item><link>https://e.com/r</link></item></rdf:RDF>", {"https://e.com/r"}},
      {"<feed xmlns=\"http://www.w3.org/2005/Atom\"><link href=\"https://e.com/\"/><entry><link rel=\"self\" "
       "href=\"x\"/>"
       "<link rel=\"alternate\" href=\"b?c&amp;d\"/></entry><entry><link rel=\"enclosure\" "
       "href=\"e.mp3\"/></entry></feed>",
       {"https://e.com/feeds/b?c&d", "https://e.com/feeds/e.mp3"}},
      {"<rss><channel><item><link>javascript:alert(1)</link></item></channel></rss>", {}},
      {"<rss/>", {}},
  };
  for (const auto& [feed, want] : cases) {
    const Result<LinkList> list = parse_feed(feed, *base);
    REQUIRE(list.ok());
    CHECK(list->pages == want);
  }
  CHECK(!parse_feed("<html></html>", *base).ok());
  CHECK(!parse_feed("", *base).ok());
}

TEST_CASE("entities do not grow") {
  const std::string bomb =
      "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>"
      "<urlset><url><loc>https://e.com/&b;</loc></url></urlset>";
  const Result<LinkList> list = parse_sitemap(bomb);
  REQUIRE(list.ok());
  CHECK(list->pages == Links{"https://e.com/&b;"});
}

TEST_CASE("lists of addresses") {
  CHECK(parse_url_list("https://e.com/a\n\n # no\nhttps://e.com/b\r\n  https://e.com/c") ==
        Links{"https://e.com/a", "https://e.com/b", "https://e.com/c"});
}

}  // namespace
}  // namespace pith
