#include "rules/protect.h"

#include "apply_helper.h"

using namespace pith;
using namespace pith::test;

namespace {
const std::string kRule = rule("x.ad", "any = ['^ad$']");
}

TEST_CASE("a text rule leaves code, quotations and data tables alone") {
  const char* const protected_pages[] = {
      "<pre>Ad</pre>",
      "<blockquote>Ad</blockquote>",
      "<blockquote><ul><li>Ad</ul></blockquote>",
      "<table><tr><th>Kind</th></tr><tr><td>Ad</td></tr></table>",
      "<table><tr><td>Ad</td><td>1</td></tr><tr><td>Rain</td><td>2</td></tr></table>",
  };
  for (const char* page : protected_pages) {
    INFO(page);
    CHECK(left_of_html(kRule, page).find("Ad") != std::string::npos);
  }
}

TEST_CASE("tables that lay out a page protect nothing") {
  const std::string layouts[] = {
      "<table><tr><td>Ad</td></tr></table>",
      "<table role=presentation><tr><td>Ad</td><td>1</td></tr><tr><td>Rain</td><td>2</td></tr></table>",
      "<table><tr><td>Ad</td><td><table><tr><td>x</td></tr></table></td></tr></table>",
      "<table><tr><td>Ad</td><td>1</td></tr><tr><td>" + paragraph("Rain") + paragraph("Snow") +
          "</td><td>2</td></tr></table>",
  };
  for (const std::string& page : layouts) {
    INFO(page);
    CHECK(left_of_html(kRule, page).find("Ad") == std::string::npos);
  }
}

TEST_CASE("a rule that names a protected kind or selects its element may touch it") {
  CHECK(left_of_html(rule("x.ad", "any = ['^ad$']\nkinds = ['quote']"), "<blockquote>Ad</blockquote><p>Ad</p>") ==
        "Ad");
  CHECK(left_of_html(rule("x.ad", "any = ['^ad$']\nselect = 'pre'"), "<pre>Ad</pre><p>Ad</p>") == "Ad");
  CHECK(left_of_html(rule("x.ad", "select = '.ad'"), "<table><tr><th>a<td class=ad>b<td>c</table>") == "a|c");
}
