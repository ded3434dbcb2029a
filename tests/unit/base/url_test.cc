#include "base/url.h"

#include "catch.h"

using namespace pith;

// RFC 3986, 5.4: the examples, with its base.
TEST_CASE("references are resolved as RFC 3986 says") {
  struct Case {
    const char* reference;
    const char* want;
  };
  const Case cases[] = {
      {"g:h", "g:h"},
      {"g", "http://a/b/c/g"},
      {"./g", "http://a/b/c/g"},
      {"g/", "http://a/b/c/g/"},
      {"/g", "http://a/g"},
      {"//g", "http://g"},
      {"?y", "http://a/b/c/d;p?y"},
      {"g?y", "http://a/b/c/g?y"},
      {"#s", "http://a/b/c/d;p?q#s"},
      {"g#s", "http://a/b/c/g#s"},
      {"g?y#s", "http://a/b/c/g?y#s"},
      {";x", "http://a/b/c/;x"},
      {"", "http://a/b/c/d;p?q"},
      {".", "http://a/b/c/"},
      {"./", "http://a/b/c/"},
      {"..", "http://a/b/"},
      {"../g", "http://a/b/g"},
      {"../..", "http://a/"},
      {"../../g", "http://a/g"},
      {"../../../g", "http://a/g"},
      {"/../g", "http://a/g"},
      {"g.", "http://a/b/c/g."},
      {"..g", "http://a/b/c/..g"},
      {"./g/.", "http://a/b/c/g/"},
      {"g/../h", "http://a/b/c/h"},
      {"g?y/../x", "http://a/b/c/g?y/../x"},
      {"http:g", "http:g"},
      {" \n g\t/h ", "http://a/b/c/g/h"},
  };
  for (const Case& c : cases) {
    INFO(c.reference);
    CHECK(resolve_url("http://a/b/c/d;p?q", c.reference) == c.want);
  }
}

TEST_CASE("without a base a reference stays") {
  CHECK(resolve_url("", "../g#s") == "../g#s");
  CHECK(resolve_url("pages/x.html", "g") == "g");
  CHECK(resolve_url("http://a", "g") == "http://a/g");
}

TEST_CASE("schemes are found as browsers find them") {
  CHECK(url_scheme("http://a") == "http");
  CHECK(url_scheme("MAILTO:x") == "mailto");
  CHECK(url_scheme(" java\nscript\t:alert(1)") == "javascript");
  CHECK(url_scheme("\x01javascript:x") == "javascript");
  CHECK(url_scheme("/a:b") == "");
  CHECK(url_scheme("a/b:c") == "");
  CHECK(url_scheme("") == "");
}
