#include "import/xpath.h"

#include "catch.h"

using namespace pith;

TEST_CASE("XPath becomes a selector of the same meaning") {
  struct Case {
    const char* xpath;
    const char* want;
  };
  const Case cases[] = {
      {"//p", "p"},
      {"//*[@id='a']", "*[id='a']"},
      {"//DIV[@class = \"a b\"]/p", "div[class='a b'] > p"},
      {"//div//span[@data-x]", "div span[data-x]"},
      {"//div[contains(@class, 'promo')]", "div[class*='promo']"},
      {"//a[starts-with(@href,'/tag')]", "a[href^='/tag']"},
      {"//div[contains(concat(' ',normalize-space(@class),' '),' ad ')]", "div[class~='ad']"},
      {"//div[@id='a' and @class='b']", "div[id='a'][class='b']"},
      {"//div[@id='a' or (@id='b')]", "div:is(*[id='a'], *[id='b'])"},
      {"//p[not(@class='x') and a]", "p:not(*[class='x']):has(> a)"},
      {"//p[.//img[@src]]", "p:has(img[src])"},
      {"//p[contains(., 'Read (more)')]", "p:text(/(?-i:Read \\(more\\))/)"},
      {"//h2/..", "*:has(> h2)"},
      {"//h2/parent::div", "div:has(> h2)"},
      {"//a[contains(@href, '/ad')]/ancestor::div", "div:has(a[href*='/ad'])"},
      {"//h3[@id='more']/following-sibling::*", "h3[id='more'] ~ *"},
      {"//a | //b", "a, b"},
      {"/html/body/div", "html > body > div"},
      {"//p[@title!='it']", "p[title]:not([title='it'])"},
      {"//a[@title=\"it's\"]", "a[title='it\\'s']"},
  };
  for (const Case& c : cases) {
    INFO(c.xpath);
    const auto got = xpath_to_selector(c.xpath);
    const auto* fault = std::get_if<XPathFault>(&got);
    INFO((fault ? fault->message : ""));
    REQUIRE_FALSE(fault);
    CHECK(std::get<std::string>(got) == c.want);
  }
}

TEST_CASE("what has no selector of the same meaning is refused, with its place") {
  struct Case {
    const char* xpath;
    const char* message;
    size_t offset;
  };
  const Case cases[] = {
      {"//li[2]", "positions count among elements of one name", 5},
      {"//li[last()]", "positions count among elements of one name", 9},
      {"//meta/@content", "attributes and texts are no elements", 7},
      {"//p[text()='*']", "the function text() has no selector", 8},
      {"//p[preceding-sibling::h2]", "the axis preceding-sibling has no selector", 23},
      {"substring-before(//a, 'x')", "expected a path from the root, / or //", 0},
      {"//p[@a='x]", "a string does not end", 7},
      {"//p]", "expected the end of the expression", 3},
      {"//p[contains(., ' by ')]", "the text has white space that a page's text has not", 23},
      {"//div[contains(concat(' ',@class,' '),' ad')]", "a part of a class list has no selector", 44},
      {"//", "expected a name", 2},
      {"", "expected a path from the root, / or //", 0},
  };
  for (const Case& c : cases) {
    INFO(c.xpath);
    const auto got = xpath_to_selector(c.xpath);
    REQUIRE(std::holds_alternative<XPathFault>(got));
    CHECK(std::get<XPathFault>(got).message == c.message);
    CHECK(std::get<XPathFault>(got).offset == c.offset);
  }
}

TEST_CASE("nesting is capped") {
  std::string deep = "//p[";
  for (int i = 0; i < 100'000; ++i) deep += "(";
  CHECK(std::holds_alternative<XPathFault>(xpath_to_selector(deep)));
  std::string nested = "//a";
  for (int i = 0; i < 100'000; ++i) nested += "[a";
  CHECK(std::holds_alternative<XPathFault>(xpath_to_selector(nested)));
  std::string upward = "//a";
  for (int i = 0; i < 100'000; ++i) upward += "/..";
  CHECK(std::holds_alternative<XPathFault>(xpath_to_selector(upward)));
}
