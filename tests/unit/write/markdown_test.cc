#include "catch.h"
#include "unit/write/made.h"

using namespace pith;
using namespace pith::test;

namespace {

struct Case {
  const char* what;
  const char* html;
  const char* want;
};

std::string markdown_of(const std::string& html, const std::vector<std::string>& removed = {},
                        const std::string& url = "") {
  return write_markdown(make_html(html, removed, url).input());
}

void check(const std::vector<Case>& cases) {
  for (const Case& c : cases) {
    INFO(c.what);
    CHECK(markdown_of(c.html) == c.want);
  }
}

}  // namespace

TEST_CASE("blocks in Markdown") {
  check({
      {"nothing", "", ""},
      {"headings", "<h1>a</h1><h6>b</h6><h2>C #</h2><h2><b>d</b></h2>", "# a\n\n###### b\n\n## C \\#\n\n## d\n"},
      {"line breaks", "<p>a<br>b</p>", "a  \nb\n"},
      {"quotes", "<blockquote><p>a<p>b</blockquote>c", "> a\n>\n> b\n\nc\n"},
      {"quotes in quotes", "<blockquote>a<blockquote>b</blockquote></blockquote>", "> a\n>\n> > b\n"},
      {"code", "<pre>\n  a\n\n    b\n</pre>", "```\n  a\n\n    b\n```\n"},
      {"code with a language", "<pre><code class='x language-cpp'>a</code></pre>", "```cpp\na\n```\n"},
      {"code with a fence", "<pre>```\nx</pre>", "````\n```\nx\n````\n"},
      {"lines of code as elements", "<pre><div>a</div><div>  b</div></pre>", "```\na\n  b\n```\n"},
      {"terms", "<dl><dt>a<dd>b</dl>", "**a**\n\nb\n"},
  });
}

TEST_CASE("lists in Markdown") {
  check({
      {"close", "<ul><li>a<li>b</ul><p>c", "- a\n- b\n\nc\n"},
      {"nested", "<ul><li>a<ul><li>b</ul><li>c</ul>", "- a\n  - b\n- c\n"},
      {"numbered", "<ol start=9><li>a<li>b<ul><li>c</ul></ol>", "9. a\n10. b\n    - c\n"},
      {"with paragraphs", "<ul><li>a<p>b<li>c</ul>", "- a\n\n  b\n\n- c\n"},
      {"with code", "<ul><li>a<pre>x\n\n  y</pre><li>b</ul>", "- a\n\n  ```\n  x\n\n    y\n  ```\n\n- b\n"},
      {"one after the other", "<ul><li>a</ul><ul><li>b</ul><ul><li>c</ul>", "- a\n\n* b\n\n- c\n"},
      {"in quotes", "<blockquote><ul><li>a<li>b</ul></blockquote>", "> - a\n> - b\n"},
      {"with headings", "<ul><li><h3>a</h3>b</ul>", "- ### a\n\n  b\n"},
      {"without text of its own", "<ul><li><ul><li>a</ul></ul>", "- a\n"},
  });
}

TEST_CASE("tables in Markdown") {
  check({
      {"with a header", "<table><tr><th>a<th>b<tr><td>1<td>2</table>", "| a | b |\n| --- | --- |\n| 1 | 2 |\n"},
      {"without", "<table><tr><td>1<td>2<tr><td>3<td>4</table>", "| | |\n| --- | --- |\n| 1 | 2 |\n| 3 | 4 |\n"},
      {"spans", "<table><tr><th>a<th colspan=2>b<tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table>",
       "| a | b | |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n| | 4 | 5 |\n"},
      {"bars, breaks and paragraphs", "<table><tr><th>a|b<th>c<tr><td>1<br>2<td><p>3<p>4</table>",
       "| a\\|b | c |\n| --- | --- |\n| 1<br>2 | 3<br>4 |\n"},
      {"bars in code", "<table><tr><th>a<th>b<tr><td><code>x|y</code><td>2</table>",
       "| a | b |\n| --- | --- |\n| `x\\|y` | 2 |\n"},
      {"in items", "<ul><li>x<table><tr><th>a<th>b<tr><td>1<td>2</table></ul>",
       "- x\n\n  | a | b |\n  | --- | --- |\n  | 1 | 2 |\n"},
  });
  CHECK(markdown_of("<table><tr><th>a<th>b<tr><td>ad<td>ad<tr><td>1<td>2</table>", {"ad"}) ==
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n");
}

TEST_CASE("links and images in Markdown") {
  const char* url = "https://example.com/a/page.html";
  const auto linked = [&](const char* html) { return markdown_of(html, {}, url); };
  CHECK(linked("<p><a href='../x y'>t</a></p>") == "[t](https://example.com/x%20y)\n");
  CHECK(linked("<base href='/b/'><p><a href=x>t</a></p>") == "[t](https://example.com/b/x)\n");
  CHECK(linked("<p><a href='#s'>t</a> <a href='page.html#s'>u</a></p>") == "t u\n");
  CHECK(linked("<p><a href=' java\nscript:alert(1)'>t</a> <a href='data:x'>u</a></p>") == "t u\n");
  CHECK(linked("<p><a href='x(1)'>a [b]</a></p>") == "[a \\[b\\]](https://example.com/a/x%281%29)\n");
  CHECK(linked("<p>a<a href=x> b </a>c</p>") == "a [b](https://example.com/a/x) c\n");
  CHECK(linked("<a href=x><h3>t</h3><p>u</p></a>") ==
        "### [t](https://example.com/a/x)\n\n[u](https://example.com/a/x)\n");
  CHECK(linked("<p>a <img src=i.png alt='An image'> b</p>") == "a ![An image](https://example.com/a/i.png) b\n");
  CHECK(linked("<p>a<img src=i.png>b</p>") == "ab\n");
  CHECK(linked("<p>Ann Lee <img data-later=i.png alt='Ann Lee'></p>") == "Ann Lee\n");
  CHECK(linked("<p>a <img src='data:image/gif;base64,R0' data-src=r.jpg alt=r> b</p>") ==
        "a ![r](https://example.com/a/r.jpg) b\n");
  CHECK(linked("<p>a <a href=x><img src=i.png alt=i>t</a></p>") ==
        "a [![i](https://example.com/a/i.png) t](https://example.com/a/x)\n");
  CHECK(linked("<p>a</p><figure><img src=i.png alt=i><figcaption>c</figcaption></figure><p>b") ==
        "a\n\n![i](https://example.com/a/i.png)\n\nc\n\nb\n");
}

TEST_CASE("images go with what stands around them") {
  const std::string html = "<p>a</p><img src=1.png alt=one><p>ad</p><img src=2.png alt=two><p>b</p>";
  CHECK(markdown_of(html, {"ad"}) == "a\n\nb\n");
  CHECK(markdown_of(html) == "a\n\n![one](1.png)\n\nad\n\n![two](2.png)\n\nb\n");
}

TEST_CASE("text pages in Markdown are paragraphs") {
  CHECK(write_markdown(make_text("a *b*\n# c\n\nad\n\nd", {"ad"}).input()) == "a \\*b\\*  \n\\# c\n\nd\n");
}
