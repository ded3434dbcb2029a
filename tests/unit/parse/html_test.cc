#include "parse/html.h"

#include "catch.h"

using namespace pith;

namespace {

// The tree in one line: names, texts in quotes, children in parentheses; '!' marks an implied element.
std::string outline(const Document& document) {
  std::string out;
  std::vector<NodeId> ends;
  for (NodeId id = 1; id < document.nodes.size(); ++id) {
    while (!ends.empty() && ends.back() <= id) out += ")", ends.pop_back();
    const Node& node = document.nodes[id];
    if (!out.empty() && out.back() != '(') out += ' ';
    if (node.kind == NodeKind::text) {
      ((out += '"') += document.leaves[node.leaf].text) += '"';
      continue;
    }
    out += document.name(id);
    if (node.implied) out += '!';
    if (node.end > id + 1) out += "(", ends.push_back(node.end);
  }
  return out + std::string(ends.size(), ')');
}

struct Parsed {
  Page page;
  Document document;
};

std::unique_ptr<Parsed> parsed(std::string text, ParseOptions options = {}) {
  auto out = std::make_unique<Parsed>();
  out->page.text = std::move(text);
  auto document = parse_html(out->page, options);
  REQUIRE(document);
  out->document = std::move(document).value();
  CHECK(check_invariants(out->document) == "");
  return out;
}

std::string sources(const Parsed& p) {
  std::string out;
  for (const TextLeaf& leaf : p.document.leaves) (out += leaf.source.of(p.page.text)) += '|';
  return out;
}

}  // namespace

TEST_CASE("trees of odd pages") {
  struct Case {
    std::string_view in, want;
  };
  const Case cases[] = {
      {"", "html!(head! body!)"},
      {"<p>One<p>Two", "html!(head! body!(p(\"One\") p(\"Two\")))"},
      {"<title>T</title>x", "html!(head!(title(\"T\")) body!(\"x\"))"},
      {"<b><p>x</b>y", "html!(head! body!(b p(b(\"x\") \"y\")))"},
      {"<table>a<tr><td>b", "html!(head! body!(\"a\" table(tbody!(tr(td(\"b\"))))))"},
      {"<script>x</script><style>y</style><svg><g>z</g></svg>", "html!(head!(script style) body!(svg))"},
      {"<template><p>x</template>", "html!(head!(template(p(\"x\"))) body!)"},
      {"<dialog>x</dialog><X-Y>z", "html!(head! body!(dialog(\"x\") x-y(\"z\")))"},
      {"<isindex>", "html!(head! body!(form!(hr! label!(input!) hr!)))"},
      {"a</br>b</p>", "html!(head! body!(\"a\" br! \"b\" p!))"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.in);
    CHECK(outline(parsed(std::string(c.in))->document) == c.want);
  }
}

TEST_CASE("leaves are exact runs of the source") {
  CHECK(sources(*parsed("<p>a<!--x-->b</x>c &amp; d</p>")) == "a|b|c &amp; d|");
  CHECK(sources(*parsed("<table>one<tr>two<td>three</table>")) == "one|two|three|");
  CHECK(sources(*parsed("<pre>\n\n x</pre>")) == "\n x|");
  CHECK(sources(*parsed("<frameset> a b </frameset>")) == " | | |");
  CHECK(sources(*parsed("<noframes>&lt;<p></noframes>")) == "&lt;<p>|");
}

TEST_CASE("leaves follow the tree, which misnested markup takes out of the source's order") {
  const auto p = parsed("<table><tr><td>cell</td></tr>stray</table>");
  CHECK(sources(*p) == "stray|cell|");
}

TEST_CASE("references and carriage returns are resolved, and offsets lead back") {
  const auto p = parsed("<p>Caf&eacute;s &lt;\r\nx&fjlig;</p>");
  REQUIRE(p->document.leaves.size() == 1);
  const TextLeaf& leaf = p->document.leaves[0];
  CHECK_FALSE(leaf.verbatim);
  CHECK(leaf.text == "Caf\xC3\xA9s <\nxfj");
  auto source = [&](uint32_t begin, uint32_t end) {
    return std::string(p->document.source_of(leaf, {begin, end}).of(p->page.text));
  };
  CHECK(source(0, 3) == "Caf");
  CHECK(source(3, 5) == "&eacute;");
  CHECK(source(3, 6) == "&eacute;s");
  CHECK(source(7, 8) == "&lt;");
  CHECK(source(7, 9) == "&lt;\r\n");
  CHECK(source(10, 11) == "&fjlig;");
  CHECK(source(0, 12) == leaf.source.of(p->page.text));
  CHECK(source(12, 12) == "");
  CHECK(p->document.source_of(leaf, {12, 12}).begin == leaf.source.end);
}

TEST_CASE("text that resolves to itself is verbatim") {
  CHECK(parsed("<p>AT&T & co</p>")->document.leaves[0].verbatim);
  CHECK_FALSE(parsed("<p>&amp;</p>")->document.leaves[0].verbatim);
}

TEST_CASE("elements keep their start tag, id, classes and attributes") {
  const auto p = parsed("<DIV id=a class='b c' data-x=\"1 &amp; 2\r\n\"><p></DIV>");
  const NodeId div = 4;  // after document, html, head and body
  CHECK(p->document.name(div) == "div");
  CHECK(p->document.node(div).id.of(p->page.text) == "a");
  CHECK(p->document.classes(div) == "b c");
  CHECK(p->document.attribute(div, "data-x") == "1 & 2\n");
  CHECK(p->document.attribute(div, "class") == "b c");
  CHECK_FALSE(p->document.attribute(div, "href"));
}

TEST_CASE("clones of a misnested element share its start tag") {
  const auto p = parsed("<p><b class=x>one<p>two");
  int clones = 0;
  for (NodeId id = 0; id < p->document.nodes.size(); ++id) {
    if (p->document.nodes[id].tag != Tag::b) continue;
    ++clones;
    CHECK(p->document.attribute(id, "class") == "x");
  }
  CHECK(clones == 2);
}

TEST_CASE("limits are errors that say so") {
  Page page;
  for (int i = 0; i < 20; ++i) page.text += "<p>x";
  ParseOptions options;
  options.max_elements = 19;
  auto refused = parse_html(page, options);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::too_large);
  CHECK(refused.error().message == "the page has more than 19 elements");

  options = {};
  options.dense_elements = 19;
  refused = parse_html(page, options);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "the page has more than 19 elements, and fewer than 20 bytes for each");
  options.dense_bytes = 4;
  CHECK(parse_html(page, options));

  options = {};
  options.max_tree_bytes = 1024;
  refused = parse_html(page, options);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().message == "the page's tree takes more than 0 MiB");
  CHECK(parse_html(page, {}));  // the memory of the refused page is usable again
}

TEST_CASE("deep nesting is cut, and nothing recurses") {
  std::string page;
  for (int i = 0; i < 100000; ++i) page += "<div>";
  const auto p = parsed(page + "deep");
  CHECK(p->document.depth_capped);
  CHECK(p->document.nodes.size() < 600);
  REQUIRE(p->document.leaves.size() == 1);
  CHECK(p->document.leaves[0].text == "deep");
}
