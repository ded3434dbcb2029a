#include "rules/selector_index.h"

#include <chrono>
#include <random>

#include "catch.h"
#include "naive_matcher.h"
#include "parse/html.h"

using namespace pith;
using namespace pith::test;

namespace {

struct Parsed {
  Page page;
  Document document;
};

std::unique_ptr<Parsed> parse(std::string html) {
  auto parsed = std::make_unique<Parsed>();
  parsed->page.text = std::move(html);
  auto document = parse_html(parsed->page, {});
  REQUIRE(document.ok());
  parsed->document = std::move(document).value();
  return parsed;
}

Selectors selectors(const std::string& text) {
  auto parsed = parse_selector(text);
  if (auto* fault = std::get_if<SelectorFault>(&parsed)) throw std::runtime_error(text + ": " + fault->message);
  return std::move(std::get<Selectors>(parsed));
}

class Generator {
 public:
  explicit Generator(unsigned seed) : random_(seed) {}

  std::string html(int size) {
    std::string out = "<body>";
    std::vector<std::string> open;
    for (int i = 0; i < size; ++i) {
      const int choice = number(10);
      if (choice < 6) {
        open.push_back(tag());
        out += "<" + open.back() + attributes() + ">";
      } else if (choice < 9 && !open.empty()) {
        out += "</" + open.back() + ">";
        open.pop_back();
      } else {
        out += number(2) ? "rain" : " ";
      }
    }
    return out;
  }

  std::string selector(int depth = 2) {
    std::string out = complex(depth);
    if (number(4) == 0) out += ", " + complex(depth);
    return out;
  }

 private:
  int number(int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); }
  template <size_t n>
  std::string one_of(const char* const (&list)[n]) {
    return list[number(n)];
  }
  std::string tag() { return one_of({"div", "div", "section", "span", "b", "x-box", "ul"}); }
  std::string name() { return one_of({"a", "b", "c", "share-bar", "newsletter"}); }
  std::string attributes() {
    std::string out;
    if (number(2)) out += " class='" + name() + (number(3) ? "" : " " + name()) + "'";
    if (number(5) == 0) out += " id=" + name();
    if (number(4) == 0) out += " data-x=\"" + name() + number_name() + "\"";
    if (number(9) == 0) out += " Title='a&amp;b'";
    return out;
  }
  std::string number_name() { return std::to_string(number(3)); }

  std::string complex(int depth) {
    std::string out = compound(depth);
    for (int more = number(3); more > 0; --more) out += one_of({" ", " > ", " + ", " ~ "}) + compound(depth);
    return out;
  }
  std::string compound(int depth) {
    std::string out = one_of({"", "", "*", "div", "span", "x-box"});
    if (number(2)) out += "." + name();
    if (number(6) == 0) out += "#" + name();
    if (number(5) == 0)
      out += one_of({"[data-x]", "[data-x^=share]", "[data-x*='letter1']", "[data-x=a0]", "[title='a&b']",
                     "[class*=bar]", "[id$=ter]", "[data-x$='B1' i]"});
    if (depth > 0 && number(4) == 0)
      out += one_of({":not(", ":is("}) + complex(depth - 1) + (number(2) ? "" : ", " + complex(depth - 1)) + ")";
    if (depth == 2 && number(6) == 0) out += ":has(" + std::string(one_of({"", "> ", "+ ", "~ "})) + complex(0) + ")";
    if (number(8) == 0)
      out += one_of({":first-child", ":last-child", ":only-child", ":empty", ":nth-child(2n+1)", ":nth-child(-n+2)",
                     ":nth-last-child(2)", ":nth-child(3n-1)"});
    return out.empty() ? "div" : out;
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("the index and the matcher find what the definition of the selectors says, over generated trees") {
  int matched = 0;
  for (unsigned seed = 1; seed <= 60; ++seed) {
    Generator generator(seed);
    const auto parsed = parse(generator.html(80));
    const Document& document = parsed->document;
    SelectorIndex index;
    std::vector<SelectorIndex::Match> want, singly;
    Matcher single(document);
    for (uint32_t key = 0; key < 60; ++key) {
      const std::string text = generator.selector();
      const Selectors all = selectors(text);
      const NaiveMatcher naive(document, all);
      const CompiledSelectors compiled(all);
      for (NodeId id = 1; id < document.nodes.size(); ++id) {
        if (document.nodes[id].kind != NodeKind::element) continue;
        if (naive.matches(id)) want.push_back({id, key});
        if (Matcher(document).matches(compiled, id)) singly.push_back({id, key});
      }
      index.add(key, selectors(text));
    }
    index.finish();
    std::sort(want.begin(), want.end());
    std::sort(singly.begin(), singly.end());
    INFO("seed " << seed);
    CHECK(singly == want);
    Matcher matcher(document);
    CHECK(index.match(document, matcher) == want);
    matched += static_cast<int>(want.size());
  }
  CHECK(matched > 5000);  // the generated selectors do hit
}

TEST_CASE("a text selector looks at the element's squeezed text") {
  const auto parsed = parse("<p>Read\n  <b>also</b>: rain</p><p>We read also</p>");
  SelectorIndex index;
  index.add(7, selectors("p:text(/^read also/)"));
  index.finish();
  Matcher matcher(parsed->document);
  const auto matches = index.match(parsed->document, matcher);
  REQUIRE(matches.size() == 1);
  CHECK(parsed->document.nodes[matches[0].node].tag == Tag::p);
  CHECK(matches[0].key == 7);
}

TEST_CASE("attributes are read of elements only that some selector asks about") {
  const auto parsed =
      parse("<div class=a data-x=1><p data-x=1>Rain</p><form action='https://x.list-manage.com/'></form></div>");
  SelectorIndex index;
  index.add(1, selectors("form[action*='list-manage.com']"));
  index.add(2, selectors("div.b[data-x]"));
  index.finish();
  Matcher matcher(parsed->document);
  CHECK(index.match(parsed->document, matcher).size() == 1);
  CHECK(matcher.attribute_reads() == 1);  // the form's action, once more by the matcher
}

TEST_CASE("the cost of hostile trees and selectors stays linear") {
  auto seconds = [](const std::string& html, const std::string& selector) {
    const auto parsed = parse(html);
    SelectorIndex index;
    index.add(1, selectors(selector));
    index.finish();
    Matcher matcher(parsed->document);
    const auto begin = std::chrono::steady_clock::now();
    index.match(parsed->document, matcher);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  auto repeated = [](const std::string& text, int count) {
    std::string out;
    for (int i = 0; i < count; ++i) out += text;
    return out;
  };
  const int n = 60000;
  const std::string flat = "<b class=x></b>" + repeated("<i>a</i>", n), deep = repeated("<div class=a>", 400);
  for (const auto& [html, selector] : std::vector<std::pair<std::string, std::string>>{
           {flat, "b.y ~ i, i ~ b.x"},
           {flat + "<b class=y></b>", "b.y ~ i"},
           {flat, "i:nth-child(3n+1):nth-last-child(2n)"},
           {flat, "body:has(i ~ b.x), i:has(+ i + i + b.x)"},
           {repeated(deep + repeated("<i>a</i>", 100), 10), ".a .a .a .a .a .a .a .a > b, .a .a > .a .a i"},
           {repeated("<div class=a><i>", n), ".a:has(.a:not(.b)) i:not(.a .a .a .b)"}}) {
    INFO(selector);
    CHECK(seconds(html, selector) < 2.0);
  }
}
