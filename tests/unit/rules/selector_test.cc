#include "rules/selector.h"

#include "catch.h"

using namespace pith;

namespace {

std::string dump(const Selectors& all, const SelectorList& list);

std::string dump(const Selectors& all, const PseudoSelector& pseudo) {
  using Kind = PseudoSelector::Kind;
  switch (pseudo.kind) {
    case Kind::is:
      return ":is(" + dump(all, all.lists[pseudo.list]) + ")";
    case Kind::not_:
      return ":not(" + dump(all, all.lists[pseudo.list]) + ")";
    case Kind::has:
      return ":has(" + dump(all, all.lists[pseudo.list]) + ")";
    case Kind::nth_child:
      return ":nth(" + std::to_string(pseudo.a) + "n" + std::to_string(pseudo.b) + ")";
    case Kind::nth_last_child:
      return ":nth-last(" + std::to_string(pseudo.a) + "n" + std::to_string(pseudo.b) + ")";
    case Kind::only_child:
      return ":only";
    case Kind::empty:
      return ":empty";
    case Kind::text:
      return ":text/" + pseudo.pattern + "/";
  }
  return "";
}

std::string dump(const Selectors& all, const Compound& compound) {
  const char* const kCombinators[] = {"", " ", " > ", " + ", " ~ "};
  const char* const kTests[] = {"", "=", "~=", "|=", "^=", "$=", "*="};
  std::string out = kCombinators[static_cast<int>(compound.to_left)];
  out += compound.any_type ? "*" : compound.name;
  for (const auto& id : compound.ids) out += "#" + id;
  for (const auto& name : compound.classes) out += "." + name;
  for (const auto& a : compound.attributes)
    out += "[" + a.name + kTests[static_cast<int>(a.test)] + a.value + (a.ignore_case ? " i" : "") + "]";
  for (const auto& pseudo : compound.pseudos) out += dump(all, pseudo);
  return out;
}

std::string dump(const Selectors& all, const SelectorList& list) {
  std::string out;
  for (const auto& complex : list.alternatives) {
    if (!out.empty()) out += ", ";
    for (const auto& compound : complex.compounds) out += dump(all, compound);
  }
  return out;
}

}  // namespace

TEST_CASE("selectors are parsed as written") {
  struct Case {
    const char* text;
    const char* want;
  };
  const Case cases[] = {
      {"p", "p"},
      {"*", "*"},
      {"DIV.a.b#c", "div#c.a.b"},
      {".newsletter-signup, form[action*='list-manage.com']", "*.newsletter-signup, form[action*=list-manage.com]"},
      {"a>b+c~d e", "a > b + c ~ d e"},
      {" a  >  b ", "a > b"},
      {"[href]", "*[href]"},
      {"[a=b][c~=\"d e\"][f|='g'][h^=i][j$=k][l*=m]", "*[a=b][c~=d e][f|=g][h^=i][j$=k][l*=m]"},
      {"[Type='X' i]", "*[type=X i]"},
      {"[a=b s]", "*[a=b]"},
      {".\\31 0\\:x", "*.10:x"},
      {".-x__y--z", "*.-x__y--z"},
      {"p:not(.a, .b > c)", "p:not(*.a, *.b > c)"},
      {"div:has(> img + p, a)", "div:has( > img + p,  a)"},
      {":is(h1,h2):where(.x)", "*:is(h1, h2):is(*.x)"},
      {":first-child:last-child:only-child:empty", "*:nth(0n1):nth-last(0n1):only:empty"},
      {":nth-child(odd)", "*:nth(2n1)"},
      {":nth-child( -n + 3 )", "*:nth(-1n3)"},
      {":nth-last-child(7)", "*:nth-last(0n7)"},
      {":nth-child(even)", "*:nth(2n0)"},
      {"p:text(/^read (also|more)\\b/)", "p:text/^read (also|more)\\b/"},
      {"p:text(/a\\/b/)", "p:text/a/b/"},
      {"x-share-bar .\xC3\xA9t\xC3\xA9", "x-share-bar *.\xC3\xA9t\xC3\xA9"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    const auto parsed = parse_selector(each.text);
    const auto* good = std::get_if<Selectors>(&parsed);
    if (!good) FAIL(std::get<SelectorFault>(parsed).message);
    CHECK(dump(*good, good->lists[0]) == each.want);
  }
}

TEST_CASE("what is no selector is refused with the byte where it goes wrong") {
  struct Case {
    const char* text;
    size_t offset;
    const char* message;
  };
  const Case cases[] = {
      {"", 0, "expected a selector, found the end"},
      {"a,,b", 2, "expected a selector, found ','"},
      {"a >", 3, "expected a selector, found the end"},
      {"a b)", 3, "expected a combinator, ',' or the end, found ')'"},
      {".", 1, "expected a class name after '.', found the end"},
      {"[a", 2, "expected ']' or an operator, found the end"},
      {"[a!=b]", 2, "expected ']' or an operator, found '!'"},
      {"[a='b]", 3, "string without its closing quote"},
      {"p:hover", 1, "pseudo-class :hover is not supported"},
      {"p::after", 1, "pseudo-elements are not supported"},
      {"p:not", 5, "expected '(' after :not, found the end"},
      {"p:not(", 6, "expected a selector, found the end"},
      {":nth-child(x)", 11, "expected odd, even or an+b"},
      {":nth-child(2n+99999999)", 11, "expected odd, even or an+b"},
      {":text(x)", 6, "expected /pattern/ in :text, found 'x'"},
      {":text(/a(/)", 7, "bad pattern: missing ): a("},
      {":has(:has(a))", 10, ":has inside :has is not supported"},
      {"svg|a", 3, "namespaces and nesting are not supported"},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    const auto parsed = parse_selector(each.text);
    const auto* fault = std::get_if<SelectorFault>(&parsed);
    REQUIRE(fault);
    CHECK(fault->message == each.message);
    CHECK(fault->offset == each.offset);
  }
}

TEST_CASE("depth and length are limited, whatever the text") {
  std::string deep, wide = "a";
  for (int i = 0; i < 100000; ++i) deep += ":not(";
  for (int i = 0; i < 100; ++i) wide += " a";
  const auto parsed_deep = parse_selector(deep), parsed_wide = parse_selector(wide);
  CHECK(std::get<SelectorFault>(parsed_deep).message == "pseudo-classes nest more than 8 deep");
  CHECK(std::get<SelectorFault>(parsed_wide).message == "more than 64 compounds in a selector");
}
