#include "base/text.h"
#include "catch.h"
#include "unit/write/made.h"

using namespace pith;
using namespace pith::test;

namespace {

std::string html_of(const std::string& html, const std::vector<std::string>& removed = {},
                    const std::string& url = "https://example.com/a/") {
  return write_html(make_html(html, removed, url).input());
}

}  // namespace

TEST_CASE("what was kept is written as clean HTML") {
  struct Case {
    const char* what;
    const char* html;
    const char* want;
  };
  const Case cases[] = {
      {"nothing", "", ""},
      {"paragraphs and headings", "<div class=x><h2>a</h2>b<p id=y>c</div>", "<h2>a</h2>\n<p>b</p>\n<p>c</p>\n"},
      {"lists", "<ul><li>a<ol start=3><li>b</ol><li><p>c<p>d</ul>",
       "<ul>\n<li>a\n<ol start=\"3\">\n<li>b</li>\n</ol>\n</li>\n\n<li><p>c</p>\n<p>d</p>\n</li>\n</ul>\n"},
      {"quotes", "<blockquote><p>a</blockquote>", "<blockquote><p>a</p>\n</blockquote>\n"},
      {"styles", "<p><b>a <i>b</i></b><br>c &amp; &lt;d></p>",
       "<p><strong>a</strong> <strong><em>b</em></strong><br>c &amp; &lt;d&gt;</p>\n"},
      {"code", "<pre class=x>\n a\n  b&lt;</pre>", "<pre> a\n  b&lt;</pre>\n"},
      {"terms", "<dl><dt>a<dd>b</dl>", "<dl>\n<dt>a</dt>\n\n<dd>b</dd>\n</dl>\n"},
      {"an item without a list", "<li>a", "<p>a</p>\n"},
      {"a link around blocks", "<a href=x><p>a</p></a>", "<p><a href=\"https://example.com/a/x\">a</a></p>\n"},
      {"an image", "<p>a</p><figure><img src=i.png alt='\"i\"' onerror=x><figcaption>c</figcaption></figure>",
       "<p>a</p>\n<figure><img src=\"https://example.com/a/i.png\" alt=\"&quot;i&quot;\">\n\n<figcaption>c</"
       "figcaption>\n</figure>\n"},
  };
  const auto lines_closed_up = [](std::string text) {
    for (size_t at; (at = text.find("\n\n")) != std::string::npos;) text.erase(at, 1);
    return text;
  };
  for (const Case& c : cases) {
    INFO(c.what);
    CHECK(html_of(c.html) == lines_closed_up(c.want));
  }
}

TEST_CASE("columns stay where cells were removed or span") {
  CHECK(html_of("<table><tr><th>a<th>b<tr><td>ad<td>1</table>", {"ad"}) ==
        "<table>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n<tr>\n<td></td>\n<td>1</td>\n</tr>\n</table>\n");
  CHECK(
      html_of("<table><tr><td colspan=2>a<td>b<tr><td>1<td>2<td>3</table>").find("<td>a</td>\n<td></td>\n<td>b</td>") !=
      std::string::npos);
}

TEST_CASE("nothing of the page can run") {
  const char* pages[] = {
      "<p>x<script>alert(1)</script><a href='javascript:alert(1)' onclick='alert(1)'>a</a></p>",
      "<p><a href=' JaVa\nScript:alert(1)'>a</a><img src='javascript:alert(1)' alt=i></p>",
      "<p><a href='data:text/html,<script>alert(1)</script>'>a</a><a href='vbscript:x'>b</a></p>",
      "<p><img src='data:image/svg+xml,<svg onload=alert(1)>' alt=i onerror=alert(1)>x</p>",
      "<p>&lt;script>alert(1)&lt;/script></p>",
      "<p>x<img src='x\" onerror=\"alert(1)' alt='\"><script>alert(1)</script>'></p>",
      ("<iframe src='javascript:alert(1)'></iframe><object data=x></object><embed src=x>"
       "<p style='x:expression(1)'>y</p>"),
      "<table><tr><td>a<td><style>@import 'x'</style>b</table><form action='javascript:1'><input><p>c</form>",
      "<math href='javascript:x'><mtext>a</mtext></math><p>b</p><base href='javascript:1'><a href=x>c</a>",
  };
  for (const char* page : pages) {
    const std::string html = ascii_lowered(html_of(page));
    INFO(html);
    for (const char* bad : {"<script", "javascript:", "vbscript:", "data:text", "svg", "<style", "style=", "<iframe",
                            "<object", "<embed", "<form", "<input", "onclick=", "alert(1)\""})
      CHECK(html.find(bad) == std::string::npos);
    for (size_t at = html.find('<'); at != std::string::npos; at = html.find('<', at + 1)) {
      const std::string tag = html.substr(at, html.find('>', at) - at);
      std::string outside_quotes;
      bool quoted = false;
      for (char c : tag) {
        if (c == '"')
          quoted = !quoted;
        else if (!quoted)
          outside_quotes += c;
      }
      CHECK(outside_quotes.find(" on") == std::string::npos);
    }
  }
}

TEST_CASE("a document has its charset, title and language") {
  Made made = make_html("<p>a</p>");
  made.cleaned.metadata.title = {"A & B", "title"};
  made.cleaned.metadata.language = {"en", "html"};
  CHECK(write_html_document(made.input()) ==
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>A &amp; "
        "B</title>\n</head>\n<body>\n<p>a</p>\n</body>\n</html>\n");
}
