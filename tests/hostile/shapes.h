// Pages made to cost more than their size: what nests, misnests, never ends or comes in masses. Each generator gives
// about `bytes` bytes.
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace pith::test {

struct Shape {
  std::string name;
  std::function<std::string(size_t bytes)> make;
};

inline std::string repeated(const std::string& unit, size_t bytes) {
  std::string out;
  out.reserve(bytes + unit.size());
  while (out.size() < bytes) out += unit;
  return out;
}

// Units that differ from one another: `mark` in the unit stands for a number.
inline std::string numbered(const std::string& unit, size_t bytes) {
  std::string out;
  const size_t mark = unit.find('#');
  for (size_t i = 0; out.size() < bytes; ++i) out += unit.substr(0, mark) + std::to_string(i) + unit.substr(mark + 1);
  return out;
}

inline std::vector<Shape> hostile_shapes() {
  std::vector<Shape> shapes;
  auto add = [&](std::string name, std::function<std::string(size_t)> make) {
    shapes.push_back({std::move(name), std::move(make)});
  };
  // Nesting that does not end.
  for (const char* tag :
       {"div",  "b",    "a",      "ul",     "li",     "table",    "svg",  "select", "form", "p",    "dd",     "font",
        "nobr", "span", "button", "option", "object", "template", "math", "x-y",    "h1",   "ruby", "marquee"})
    add(std::string("nested ") + tag, [tag](size_t n) { return repeated("<" + std::string(tag) + ">", n); });
  add("nested ul li", [](size_t n) { return repeated("<ul><li>", n); });
  add("nested table cell", [](size_t n) { return repeated("<table><tr><td>", n); });
  add("nested b with attributes", [](size_t n) { return numbered("<b id=#>", n); });
  add("nested a with attributes", [](size_t n) { return numbered("<a href=#>", n); });
  add("p with open fonts", [](size_t n) { return numbered("<p><font size=#>x", n); });
  add("div after open fonts", [](size_t n) { return numbered("<font size=#>", 10000) + repeated("<p>x", n); });
  // Misnesting.
  add("b p misnested", [](size_t n) { return repeated("<b><p>x</b>", n); });
  add("a div misnested", [](size_t n) { return repeated("<a><div>x</a>", n); });
  add("b i u misnested", [](size_t n) { return repeated("<b><i><u>x</b></i></u>", n); });
  add("form left open", [](size_t n) { return repeated("<form><div></form>", n); });
  add("x left open by end tag", [](size_t n) { return repeated("<x-y><div></x-y>", n); });
  add("math left open", [](size_t n) { return repeated("<div><math><mi></div>", n); });
  add("cell in div", [](size_t n) { return repeated("<div><table><tr><td></div>", n); });
  add("b in object", [](size_t n) { return numbered("<b id=#><object></b></object>", n); });
  add("font in math", [](size_t n) { return repeated("<math><font></math>", n); });
  add("br in math", [](size_t n) { return "<math><br>" + repeated("<x/>", n); });
  add("deep, then p", [](size_t n) { return repeated("<div>", 5 * 500) + repeated("<p>x</p>", n); });
  // Foster parents.
  add("text in table", [](size_t n) { return "<table>" + repeated("x<tr>", n); });
  add("b in table", [](size_t n) { return "<table>" + repeated("<b>x", n); });
  add("div in table", [](size_t n) { return "<table>" + repeated("<div>x</div>", n); });
  add("tables fostered", [](size_t n) { return repeated("<table><div>x", n); });
  // End tags alone.
  for (const char* tag : {"p", "br", "div", "b", "x", "table", "html", "body", "svg", "select"})
    add("</" + std::string(tag) + "> runs", [tag](size_t n) { return repeated("</" + std::string(tag) + ">", n); });
  add("</x> under depth", [](size_t n) { return repeated("<span>", 6 * 500) + repeated("</x>", n); });
  // Many elements side by side.
  add("empty p", [](size_t n) { return repeated("<p>", n); });
  add("br", [](size_t n) { return repeated("<br>", n); });
  add("cells", [](size_t n) { return "<table><tr>" + repeated("<td>", n); });
  add("colspan", [](size_t n) { return "<table><tr>" + repeated("<td colspan=1000 rowspan=1000>x", n); });
  // What never ends.
  for (const char* open :
       {"<!--", "<script>", "<style>", "<title>", "<textarea>", "<svg><path>", "<a href=\"", "<![CDATA[",
        "<svg><![CDATA[", "<!doctype ", "<plaintext>", "<iframe>", "<xmp>", "<svg><style>"})
    add("unended " + std::string(open), [open](size_t n) { return open + repeated("<b a='x'> - -> ]] </", n); });
  add("unended svg, many", [](size_t n) { return repeated("<svg><g>", n) + "<p>"; });
  add("svg with breakouts", [](size_t n) { return repeated("<svg><g><p>", n); });
  add("script with comments", [](size_t n) { return "<script>" + repeated("<!--<script>", n); });
  add("comment dashes", [](size_t n) { return "<!--" + repeated("-- ", n); });
  add("comments", [](size_t n) { return repeated("x<!---->", n); });
  // Inside one tag.
  add("attributes of one tag", [](size_t n) { return "<b " + numbered("a#=b ", n) + ">"; });
  add("the same attribute", [](size_t n) { return "<div " + repeated("a ", n) + ">"; });
  add("one huge attribute", [](size_t n) { return "<div class=\"" + repeated("x ", n) + "\">"; });
  add("one huge name", [](size_t n) { return "<" + repeated("x", n) + ">"; });
  add("doctype", [](size_t n) { return "<!doctype html PUBLIC \"" + repeated("x", n) + "\">"; });
  // Characters.
  add("< runs", [](size_t n) { return repeated("<", n); });
  add("& runs", [](size_t n) { return repeated("&", n); });
  add("entities", [](size_t n) { return repeated("&amp;", n); });
  add("entities without end", [](size_t n) { return repeated("&notit", n); });
  add("numbers", [](size_t n) { return "&#" + repeated("9", n); });
  add("white space", [](size_t n) { return repeated(" \n\t", n); });
  add("carriage returns", [](size_t n) { return repeated("x\r", n); });
  add("bad UTF-8", [](size_t n) { return "<p>" + repeated("\xE2\x82 ", n); });
  add("bytes of 0xFF", [](size_t n) { return "<p>" + repeated("\xFF", n); });
  add("NULs in text", [](size_t n) { return std::string(2000, 'x') + repeated(std::string("x\0", 2), n); });
  add("JSON-LD brackets", [](size_t n) { return "<script type=application/ld+json>" + repeated("[", n); });
  add("many JSON-LD",
      [](size_t n) { return repeated("<script type=application/ld+json>{\"@type\":\"A\"}</script>", n); });
  add("many meta", [](size_t n) { return numbered("<meta name=a# content=b>", n); });
  add("many h1", [](size_t n) { return repeated("<h1></h1>", n); });
  add("nested bylines", [](size_t n) { return repeated("<div class=byline>", n) + "x"; });
  return shapes;
}

}  // namespace pith::test
