#include "write/markdown_inline.h"

#include "catch.h"
#include "unit/write/made.h"

using namespace pith;
using namespace pith::test;

namespace {

std::string inline_markdown(const std::string& html, MarkdownPlace place = MarkdownPlace::paragraph) {
  const Made made = make_html("<p>" + html + "</p>");
  const Links links(made.document, "");
  return markdown_inline(made.document, links, inline_of(made.document, made.blocks[0], made.cleaned.kept[0]), place);
}

}  // namespace

TEST_CASE("styles are written where Markdown reads them") {
  struct Case {
    const char* html;
    const char* want;
  };
  const Case cases[] = {
      {"a <b>b</b> c", "a **b** c"},
      {"a <i>b</i> <em>c</em>", "a *b* *c*"},
      {"<b><i>a</i></b>", "***a***"},
      {"a<b> b </b>c", "a **b** c"},
      {"<b>a</b> <b>b</b>", "**a** **b**"},
      {"un<i>believ</i>able", "un*believ*able"},
      {"<b>Note</b>: x", "**Note**: x"},
      {"<b>Note:</b> x", "**Note:** x"},
      {"<b>Note:</b>x", "Note:x"},
      {"x<b>(a)</b>", "x(a)"},
      {"<b>a</b><i>b</i>", "**a**b"},
      {"<s>a</s>", "~~a~~"},
      {"H<sub>2</sub>O<sup>+</sup>", "H<sub>2</sub>O<sup>+</sup>"},
      {"a <code>b*c</code>", "a `b*c`"},
      {"<code>`</code>", "`` ` ``"},
      {"<code>a``b</code>", "```a``b```"},
      {"<b>a <code>b</code></b>", "**a** **`b`**"},
  };
  for (const Case& c : cases) {
    INFO(c.html);
    CHECK(inline_markdown(c.html) == c.want);
  }
}

TEST_CASE("text is not taken for markup") {
  struct Case {
    const char* text;
    const char* want;
  };
  const Case cases[] = {
      {"a * b", "a * b"},
      {"*a*", "\\*a\\*"},
      {"snake_case _x_", "snake_case \\_x\\_"},
      {"`a`", "\\`a\\`"},
      {"C:\\dir \\*", "C:\\dir \\\\\\*"},
      {"a\\", "a\\\\"},
      {"1 &lt; 2 &lt;b>", "1 < 2 \\<b>"},
      {"&amp;amp; &amp; AT&amp;T", "\\&amp; & AT&T"},
      {"[1] [a](b)", "[1] [a\\](b)"},
      {"~~a~~", "\\~\\~a\\~\\~"},
      {"~5 a:~:b c~", "~5 a:\\~:b c~"},
      {"# a", "\\# a"},
      {"#a", "#a"},
      {"> a", "\\> a"},
      {"- a", "\\- a"},
      {"-a", "-a"},
      {"* a", "\\* a"},
      {"a:<br>* b<br>* c", "a:  \n\\* b  \n\\* c"},
      {"--- a", "\\--- a"},
      {"1. a", "1\\. a"},
      {"1) a", "1\\) a"},
      {"1.5 a", "1.5 a"},
      {"2026. a", "2026\\. a"},
      {"=== a", "\\=== a"},
      {"a<br># b", "a  \n\\# b"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(inline_markdown(c.text) == c.want);
  }
}

TEST_CASE("headings and cells are on one line") {
  CHECK(inline_markdown("a<br><b>b</b>", MarkdownPlace::heading) == "a b");
  CHECK(inline_markdown("a|<br>b", MarkdownPlace::cell) == "a\\|<br>b");
}
