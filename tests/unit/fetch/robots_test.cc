#include "fetch/robots.h"

#include "catch.h"

namespace pith {
namespace {

TEST_CASE("the example of RFC 9309, 5.1") {
  const std::string file =
      "User-Agent: *\nDisallow: *.gif$\nDisallow: /example/\nAllow: /publications/\n\n"
      "User-Agent: foobot\nDisallow:/\nAllow:/example/page.html\nAllow:/example/allowed.gif\n\n"
      "User-Agent: barbot\nUser-Agent: bazbot\nDisallow: /example/page.html\n\nUser-Agent: quxbot\n";
  const struct {
    std::string agent, target;
    bool allowed;
  } cases[] = {
      {"pith", "/a.gif", false},
      {"pith", "/a.gif?x", true},
      {"pith", "/example/x", false},
      {"pith", "/publications/", true},
      {"pith", "/other", true},
      {"foobot", "/x", false},
      {"foobot", "/example/page.html", true},
      {"foobot", "/example/allowed.gif", true},
      {"barbot", "/example/page.html", false},
      {"barbot", "/example/x", true},
      {"bazbot", "/example/page.html", false},
      {"bazbot", "/a.gif", true},
      {"quxbot", "/a.gif", true},
      {"FooBot", "/x", false},
  };
  for (const auto& [agent, target, allowed] : cases) {
    INFO(agent << ' ' << target);
    CHECK(Robots::parse(file, agent).allows(target) == allowed);
  }
}

TEST_CASE("the longest match of RFC 9309, 5.2") {
  const Robots robots =
      Robots::parse("User-Agent: foobot\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n", "foobot");
  CHECK(!robots.allows("/example/page/disallowed.gif"));
  CHECK(robots.allows("/example/page/other.gif"));
}

TEST_CASE("groups: merged, by product token, * only where no other, sitemaps between them") {
  const struct {
    std::string file, target;
    bool allowed;
  } cases[] = {
      {"User-agent: pith\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: PITH/2.0 (+x)\nDisallow: /b", "/b",
       false},
      {"User-agent: pith\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: PITH/2.0 (+x)\nDisallow: /b", "/a",
       false},
      {"User-agent: pith\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: PITH/2.0 (+x)\nDisallow: /b", "/c",
       true},
      {"User-agent: pithy\nDisallow: /", "/", true},
      {"User-agent: *\nDisallow: /\nUser-agent: pith\nAllow: /", "/x", true},
      {"User-agent: *\nDisallow: /\nUser-agent: pith\nDisallow:", "/x", true},
      {"User-agent: x\nSitemap: https://e.com/s.xml\nUser-agent: pith\nDisallow: /", "/x", false},
      {"User-agent: pith\nSitemap: https://e.com/s.xml\nDisallow: /", "/x", false},
      {"Disallow: /\nUser-agent: pith\nAllow: /b", "/x", true},
      {"User-agent: pith\r\nDisallow: /a # why\r\n", "/a", false},
      {"User-agent: pith\rDisallow: /a\r", "/a", false},
      {"\xEF\xBB\xBFUser-agent: pith\n\n\nDisallow : /a", "/ab", false},
      {"<html><body>Not here</body></html>", "/", true},
      {"", "/", true},
      {"User-agent: *\nDisallow: /", "/robots.txt", true},
      {"User-agent: *\nDisallow: /p\nAllow: /p", "/page", true},
      {"User-agent: *\nAllow: /p\nDisallow: /p", "/page", true},
  };
  for (const auto& [file, target, allowed] : cases) {
    INFO(file << " | " << target);
    CHECK(Robots::parse(file, "pith").allows(target) == allowed);
  }
}

TEST_CASE("encoded and literal characters, RFC 9309, 2.2.2 and 2.2.3") {
  const struct {
    std::string pattern, target;
    bool matches;
  } cases[] = {
      {"/foo/bar?baz=quz", "/foo/bar?baz=quz", true},
      {"/foo/bar/ツ", "/foo/bar/%E3%83%84", true},
      {"/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84", true},
      {"/foo/bar/%62%61%7A", "/foo/bar/baz", true},
      {"/a%2Fb", "/a/b", false},
      {"/path/file-with-a-%2A.html", "/path/file-with-a-*.html", true},
      {"/path/file-with-a-%2A.html", "/path/file-with-a-x.html", false},
      {"/path/foo-%24", "/path/foo-$", true},
      {"/a$b", "/a$b", true},
      {"/a$", "/a$", false},
      {"/100%", "/100%", true},
  };
  for (const auto& [pattern, target, matches] : cases) {
    INFO(pattern << " | " << target);
    CHECK(Robots::parse("User-agent: *\nDisallow: " + pattern, "pith").allows(target) == !matches);
  }
}

TEST_CASE("wildcards") {
  const struct {
    std::string pattern, target;
    bool matches;
  } cases[] = {
      {"/fish", "/fish.html", true},
      {"/fish", "/Fish", false},
      {"/fish*", "/fishheads", true},
      {"*.php", "/a/b.php?x", true},
      {"/*.php$", "/a.php", true},
      {"/*.php$", "/a.php?x", false},
      {"/a*b*c", "/a-b-b-c", true},
      {"/a*b*c", "/a-c-b", false},
      {"/a*b$", "/axbxb", true},
      {"/$", "/", true},
      {"/$", "/x", false},
      {"/ab*b$", "/ab", false},
      {"**", "/x", true},
      {"*$", "/x", true},
      {"/a*", "/a", true},
  };
  for (const auto& [pattern, target, matches] : cases) {
    INFO(pattern << " | " << target);
    CHECK(robots_pattern_matches(pattern, target) == matches);
  }
}

TEST_CASE("crawl delay and sitemaps") {
  const std::string file =
      "Sitemap: https://e.com/1.xml\nUser-agent: *\nCrawl-delay: 2.5\nUser-agent: pith\nCrawl-delay: 7\nDisallow: "
      "/a\nsitemap: https://e.com/2.xml\n";
  CHECK(Robots::parse(file, "pith").crawl_delay() == 7);
  CHECK(Robots::parse(file, "other").crawl_delay() == 2.5);
  CHECK(Robots::parse(file, "pith").sitemaps() ==
        std::vector<std::string>{"https://e.com/1.xml", "https://e.com/2.xml"});
  CHECK(!Robots::parse("User-agent: *\nCrawl-delay: soon", "pith").crawl_delay());
  CHECK(!Robots::parse("User-agent: *\nCrawl-delay: -1", "pith").crawl_delay());
  CHECK(Robots::parse("User-agent: *\nCrawl-delay: 1e9", "pith").crawl_delay() == 3600);
}

TEST_CASE("no file allows all, and a long one is read to its limit") {
  CHECK(Robots().allows("/x"));
  const std::string padding(kMaxRobotsBytes, '#');
  CHECK(Robots::parse(padding + "\nUser-agent: *\nDisallow: /", "pith").allows("/x"));
  CHECK(!Robots::parse("User-agent: *\nDisallow: /\n" + padding, "pith").allows("/x"));
}

}  // namespace
}  // namespace pith
