#include "rules/hosts.h"

#include "apply_helper.h"
#include "catch.h"

using namespace pith;

TEST_CASE("the host of a URL") {
  const std::pair<const char*, const char*> cases[] = {
      {"https://www.Example.com/a?b", "example.com"},
      {"http://user:pw@news.example.com:8080", "news.example.com"},
      {"https://example.com./", "example.com"},
      {"http://[::1]:80/", "[::1]"},
      {"file.html", ""},
      {"", ""},
      {"https://example.com?x@y", "example.com"},
  };
  for (const auto& [url, want] : cases) {
    INFO(url);
    CHECK(host_of(url) == want);
  }
}

TEST_CASE("a host is taken by itself and by every domain above it") {
  CHECK(host_patterns("a.news.example.com") ==
        std::vector<std::string>{"a.news.example.com", "*.news.example.com", "*.example.com"});
  CHECK(host_patterns("").empty());
  CHECK(normal_host_pattern("www.example.com") == "example.com");
}

TEST_CASE("a host with ! is where the rule does not hold, alone or beside others") {
  using test::apply;
  const RuleSet everywhere_but = test::compile(test::rule("x.a", "select = '.ad'\nhosts = ['!b.example']"));
  const RuleSet below_but = test::compile(test::rule("x.a", "any = ['^buy']\nhosts = ['*.a.example', '!m.a.example']"));
  const std::string page = "<p>One.</p><p class='ad'>Buy it.</p>";
  struct Case {
    const RuleSet& rules;
    const char* url;
    const char* want;
  };
  const Case cases[] = {
      {everywhere_but, "https://a.example/", "One."},
      {everywhere_but, "", "One."},
      {everywhere_but, "https://www.b.example/x", "One.|Buy it."},
      {below_but, "https://n.a.example/", "One."},
      {below_but, "https://m.a.example/", "One.|Buy it."},
      {below_but, "https://c.example/", "One.|Buy it."},
  };
  for (const Case& c : cases) {
    INFO(c.url);
    CHECK(apply(c.rules, PageKind::html, page, {}, c.url)->left() == c.want);
  }
}
