#include "rules/where.h"

#include "apply_helper.h"

using namespace pith;
using namespace pith::test;

namespace {

const std::string kLong = paragraph("Rain") + " " + paragraph("Snow") + " " + paragraph("Hail");

std::string zoned(const std::string& where) {
  return rule("x.ad", "any = ['^ad$']\nwhere = [" + where + "]");
}
const std::string kPage = "Ad\n\nThe rain\n\n" + kLong + "\n\nAd\n\n" + kLong + "\n\nAd";

}  // namespace

TEST_CASE("head is before the first real paragraph, tail after the last, body from the first to the last") {
  CHECK(left_of_text(zoned("'head'"), kPage) == "The rain|" + kLong + "|Ad|" + kLong + "|Ad");
  CHECK(left_of_text(zoned("'body'"), kPage) == "Ad|The rain|" + kLong + "|" + kLong + "|Ad");
  CHECK(left_of_text(zoned("'tail'"), kPage) == "Ad|The rain|" + kLong + "|Ad|" + kLong);
  CHECK(left_of_text(zoned("'head', 'tail'"), kPage) == "The rain|" + kLong + "|Ad|" + kLong);
}

TEST_CASE("the first and the last tenth of the words are head and tail even between paragraphs") {
  const std::string much = kLong + "\n\n" + kLong + "\n\n" + kLong + "\n\n" + kLong;
  const std::string page = paragraph("One") + "\n\nAd\n\n" + much;
  CHECK(left_of_text(zoned("'head'"), page).find("|Ad|") == std::string::npos);
  CHECK(left_of_text(zoned("'tail'"), page).find("|Ad|") != std::string::npos);
}

TEST_CASE("a page without a real paragraph is all three") {
  for (const char* where : {"'head'", "'body'", "'tail'"}) {
    INFO(where);
    CHECK(left_of_text(zoned(where), "Rain\n\nAd\n\nSnow") == "Rain|Snow");
  }
}

TEST_CASE("what structure rules have taken moves no border") {
  const std::string rules = zoned("'tail'") + rule("x.nav", "select = 'nav'");
  CHECK(left_of_html(rules, "<p>" + kLong + "</p><p>Ad</p><nav><p>" + paragraph("Rain") + "</p></nav>") == kLong);
}
