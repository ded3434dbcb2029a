#include "check.h"

#include "catch.h"
#include "rules/load.h"

using namespace pith;

namespace {

CheckReport check(const std::string& rules) {
  LoadedRules loaded = load_rules({{"x.toml", "schema = 1\npack = \"x\"\n" + rules}});
  for (const Error& error : loaded.errors) FAIL(error.to_string());
  return check_rules(loaded.rules);
}

std::string messages(const CheckReport& report) {
  std::string out;
  for (const Error& failure : report.failures) out += failure.message + '\n';
  return out;
}

const std::string kGood = R"(
[[rule]]
id = "x.ad"
category = "ad"
any = ['^advertisement$', '^sponsored']
max_words = 3
drops = ["Advertisement"]
keeps = ["An advertisement"]
)";

}  // namespace

TEST_CASE("cases that hold pass, and patterns that no case tries are named") {
  const CheckReport report = check(kGood);
  CHECK(messages(report) == "");
  CHECK(report.cases == 2);
  REQUIRE(report.coverage.size() == 1);
  CHECK(report.coverage[0].fired);
  CHECK(report.coverage[0].unmatched == std::vector<std::string>{"^sponsored"});
}

TEST_CASE("a case that does not hold fails, with what happened") {
  CHECK(messages(check(R"(
[[rule]]
id = "x.ad"
category = "ad"
any = ['^advertisement']
drops = ["Advertisement", "Sponsored"]
keeps = ["Advertisement rates"]
)")) == "rule x.ad: does not hold of its case \"Sponsored\"\n"
        "rule x.ad: holds of \"Advertisement rates\", which it should leave alone\n");
  CHECK(messages(check(R"(
[[rule]]
id = "x.box"
category = "ad"
select = ".box"
[[rule.test]]
html = "<p>Rain.</p><div class='bax'>Buy</div>"
expect = "Rain."
[[rule.test]]
html = "<p>Rain.</p>"
expect = "Rain."
)")) == "rule x.box: leaves \"Rain.\n\nBuy\", expected \"Rain.\"\n"
        "rule x.box: none of its cases makes it hold\n");
}

TEST_CASE("a case stands where its rule looks, as what it looks at, and without its company") {
  CHECK(messages(check(R"(
[[rule]]
id = "x.tail"
category = "share"
where = ["tail"]
any = ['^follow us']
drops = ["Follow us"]
keeps = ["Follow the river"]
[[rule]]
id = "x.head"
category = "byline"
where = ["head"]
any = ['^by ']
drops = ["By Ann Lee"]
keeps = ["By and by it rained and nobody in the town had ever seen so much of it"]
max_words = 9
[[rule]]
id = "x.heading"
category = "related"
kinds = ["heading"]
any = ['^related']
drops = ["Related"]
keeps = ["Rain"]
[[rule]]
id = "x.cell"
category = "share"
kinds = ["table_cell"]
min_link_share = 0.9
any = ['^share']
drops = ["Share"]
keeps = ["Cell"]
[[rule]]
id = "x.beside"
category = "share"
beside = ["share"]
languages = ["ko"]
hosts = ["example.com"]
any = ['^facebook$']
drops = ["Facebook"]
keeps = ["Facebook bought it"]
[[rule]]
id = "x.tag"
category = "share"
action = "tag"
unit = "sentence"
any = ['^share this']
drops = ["It rained. Share this now."]
keeps = ["It rained. We share this."]
)")) == "");
}

TEST_CASE("drops cannot try a selector alone") {
  CHECK(messages(check(R"(
[[rule]]
id = "x.box"
category = "ad"
select = ".box"
drops = ["Buy"]
keeps = ["Rain"]
)")) == "rule x.box: drops and keeps cannot try a selector: give [[rule.test]]\n");
}
