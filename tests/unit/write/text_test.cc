#include "catch.h"
#include "unit/write/made.h"

using namespace pith;
using namespace pith::test;

namespace {

std::string text_of(const std::string& html, const std::vector<std::string>& removed = {}) {
  return write_text(make_html(html, removed).input());
}

}  // namespace

TEST_CASE("blocks of a page are written as paragraphs, lists, rows and code") {
  struct Case {
    const char* what;
    const char* html;
    const char* want;
  };
  const Case cases[] = {
      {"nothing", "", ""},
      {"paragraphs", "<h1>Rain</h1><p>It\n <b>rained</b>.</p>", "Rain\n\nIt rained.\n"},
      {"line breaks", "<p>one<br>two</p>", "one\ntwo\n"},
      {"a list", "<ul><li>a<li>b</ul>", "- a\n- b\n"},
      {"a list after a paragraph", "<p>x</p><ol><li>a<li>b</ol><p>y</p>", "x\n\n- a\n- b\n\ny\n"},
      {"lists in lists", "<ul><li>a<ul><li>b<ul><li>c</ul><li>d</ul><li>e</ul>", "- a\n  - b\n    - c\n  - d\n- e\n"},
      {"paragraphs in items", "<ul><li><p>a<p>b</li><li><p>c</li></ul>", "- a\n\n  b\n\n- c\n"},
      {"lines in items", "<ul><li>a<br>b</ul>", "- a\n  b\n"},
      {"two lists", "<ul><li>a</ul><ul><li>b</ul>", "- a\n\n- b\n"},
      {"items that are sections", "<ul><li><article><h2>a</h2><p>b</p></article></ul>", "a\n\nb\n"},
      {"a table", "<table><tr><th>a<th>b<tr><td>1<td>2</table>", "a\tb\n1\t2\n"},
      {"empty cells", "<table><tr><th><th>b<tr><td>1<td><td>3</table>", "\tb\n1\t\t3\n"},
      {"spans", "<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d</table>", "a\tb\t\tc\n\td\n"},
      {"lines and paragraphs in cells", "<table><tr><td>a<br>b<td><p>c<p>d</table>", "a b\tc d\n"},
      {"a table for layout", "<table><tr><td><h1>a</h1><p>b<td>c</table>", "a\n\nb\n\nc\n"},
      {"a table of one column", "<table><tr><td>a<tr><td>b</table>", "a\n\nb\n"},
      {"code", "<pre>\n  a\n\n    b\n</pre><p>c", "  a\n\n    b\n\nc\n"},
      {"code in an item", "<ul><li>a<pre>x\n  y</pre></ul>", "- a\n\nx\n  y\n"},
      {"lines of code as elements", "<pre><div>a</div><div>  b</div></pre>", "a\n  b\n"},
      {"terms", "<dl><dt>a<dd>b<dt>c<dd>d<p>e</dl>", "a\n  b\nc\n  d\n\n  e\n"},
      {"two terms to a definition", "<dl><dt>a<dt>b<dd>c</dl>", "a\nb\n  c\n"},
      {"quotes", "<blockquote><p>a</p></blockquote>", "a\n"},
  };
  for (const Case& c : cases) {
    INFO(c.what);
    CHECK(text_of(c.html) == c.want);
  }
}

TEST_CASE("what was removed leaves no hole") {
  struct Case {
    const char* html;
    std::vector<std::string> removed;
    const char* want;
  };
  const Case cases[] = {
      {"<p>a</p><p>ad</p><p>b</p>", {"ad"}, "a\n\nb\n"},
      {"<ul><li>a<li>ad<li>b</ul>", {"ad"}, "- a\n- b\n"},
      {"<ul><li>ad<ul><li>b</ul><li>c</ul>", {"ad"}, "- b\n- c\n"},
      {"<ul><li><p>ad<p>b<li>c</ul>", {"ad"}, "- b\n- c\n"},
      {"<table><tr><td>a<td>ad<td>b<tr><td>1<td>2<td>3</table>", {"ad"}, "a\t\tb\n1\t2\t3\n"},
      {"<table><tr><td>ad<td>ad<tr><td>1<td>2</table>", {"ad"}, "1\t2\n"},
      {"<p>One. <a href=x>Sign up!</a> Two.</p>", {"Sign up!"}, "One. Two.\n"},
      {"<p>one<br>sign up<br>two</p>", {"sign up"}, "one\ntwo\n"},
      {"<p>ad</p>", {"ad"}, ""},
  };
  for (const Case& c : cases) CHECK(text_of(c.html, c.removed) == c.want);
}

TEST_CASE("deep nesting does not indent without end") {
  std::string html;
  for (int i = 0; i < 300; ++i) html += "<ul><li>x";
  const std::string text = text_of(html);
  CHECK(text.size() < 300 * 40);
}
