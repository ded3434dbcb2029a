#include "fetch/web_url.h"

#include "catch.h"

namespace pith {
namespace {

std::string shown(const Result<WebUrl>& url) {
  return url ? url->text : "error: " + url.error().message;
}

TEST_CASE("addresses are normalized, and secrets and fragments are not in their text") {
  const struct {
    std::string in, want;
  } cases[] = {
      {"https://example.com", "https://example.com/"},
      {" HTTPS://Example.COM:443/a?b=1#c ", "https://example.com/a?b=1"},
      {"http://example.com:8080/../a/./b", "http://example.com:8080/a/b"},
      {"http://user:secret@example.com/", "http://example.com/"},
      {"http://bücher.example/", "http://xn--bcher-kva.example/"},
      {"http://[2001:db8::1]:80/", "http://[2001:db8::1]/"},
      {"https://example.com/a b", "https://example.com/a%20b"},
      {"https://example.com/a  b?c d= e", "https://example.com/a%20%20b?c%20d=%20e"},
      {"https://example.com?a b", "https://example.com/?a%20b"},
      {"https://exam\nple.com/a\tb\r\nc", "https://example.com/abc"},
      {"https://example.com/?q=é", "https://example.com/?q=%c3%a9"},
      {"https://6%36/", "https://0.0.0.66/"},
      {"https://%31.2.3.4:443/a", "https://1.2.3.4/a"},
  };
  for (const auto& [in, want] : cases) CHECK(shown(parse_web_url(in)) == want);
  CHECK(parse_web_url("http://user:secret@example.com/")->credentials == "user:secret");
  CHECK(parse_web_url("https://example.com/a?b")->target == "/a?b");
  CHECK(parse_web_url("https://example.com/a?b")->origin() == "https://example.com:443");
}

TEST_CASE("what is no web address is an error that tells no secret") {
  for (const std::string in : {"ftp://user:secret@example.com/", "file:///etc/passwd", "example.com", "", "http://",
                               "javascript:alert(1)", "http://user:secret@exa mple.com/", "gopher://a/"}) {
    const Result<WebUrl> url = parse_web_url(in);
    INFO(in);
    REQUIRE(!url.ok());
    CHECK(url.error().message.find("secret") == std::string::npos);
  }
}

TEST_CASE("references are resolved, without the base's secrets") {
  const Result<WebUrl> base = parse_web_url("https://user:secret@example.com/a/b?c");
  REQUIRE(base.ok());
  const struct {
    std::string reference, want;
  } cases[] = {
      {"d", "https://example.com/a/d"},
      {"/d", "https://example.com/d"},
      {"//other.example/x", "https://other.example/x"},
      {"http://127.0.0.1/", "http://127.0.0.1/"},
      {"?q", "https://example.com/a/b?q"},
      {"d e//f g", "https://example.com/a/d%20e//f%20g"},
      {"//other.example/x y", "https://other.example/x%20y"},
  };
  for (const auto& [reference, want] : cases) {
    const Result<WebUrl> url = resolve_web_url(*base, reference);
    REQUIRE(url.ok());
    CHECK(url->text == want);
    CHECK(url->credentials.empty());
  }
  CHECK(!resolve_web_url(*base, "file:///etc/passwd").ok());
}

}  // namespace
}  // namespace pith
