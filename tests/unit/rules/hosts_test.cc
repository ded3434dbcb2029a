#include "rules/hosts.h"

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
