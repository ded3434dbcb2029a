#include "base/rule_text.h"

#include "catch.h"

using namespace pith;

TEST_CASE("texts become TOML strings, ids, patterns and HTML") {
  CHECK(toml_string("a \"b\" \\ c\nd\te") == "\"a \\\"b\\\" \\\\ c\\nd e\"");
  CHECK(slug("www.Example--News.com") == "www-example-news-com");
  CHECK(slug("\xC3\x84\xC3\x96") == "site");
  CHECK(whole_text_pattern("Page 12 of 3 (new)") == "^Page \\d+ of \\d+ \\(new\\)$");
  CHECK(html_escaped("<b> & \"c\"") == "&lt;b> &amp; &quot;c&quot;");
}
