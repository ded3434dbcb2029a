#include "model/attributes.h"

#include <string>
#include <utility>
#include <vector>

#include "catch.h"

using namespace pith;

namespace {

using Attributes = std::vector<std::pair<std::string, std::string>>;

Attributes read(AttributeScanner scanner) {
  Attributes found;
  while (scanner.next()) found.emplace_back(scanner.name(), scanner.value());
  return found;
}

}  // namespace

TEST_CASE("attributes are read as the tokeniser reads them") {
  const std::string longer(40, 'v'), name(20, 'n');
  const std::pair<std::string, Attributes> cases[] = {
      {"<p>", {}},
      {"<p", {}},
      {"", {}},
      {"<br/>", {}},
      {"<input disabled>", {{"disabled", ""}}},
      {"<a href=x/y title='it is' ID=\"q\">", {{"href", "x/y"}, {"title", "it is"}, {"ID", "q"}}},
      {"<a href = \n x\tb/c>", {{"href", "x"}, {"b", ""}, {"c", ""}}},
      {"<a =b==c>", {{"=b", "=c"}}},
      {"<a b=>", {{"b", ""}}},
      {"<a b='", {{"b", ""}}},
      {"<a b='c d", {{"b", "c d"}}},
      {"<a b", {{"b", ""}}},
      {"<a\vb c\vd=e\vf>", {{"c\vd", "e\vf"}}},
      {"<" + name + " " + name + "=\"" + longer + "\" b='" + longer + "'>", {{name, longer}, {"b", longer}}},
  };
  for (const auto& [tag, expected] : cases) {
    INFO(tag);
    CHECK(read(AttributeScanner(tag)) == expected);
    // In a source nothing behind the tag is seen, nor before it.
    const std::string source = "a='1' \"" + tag + " z='2' \">'\"</a>";
    const Span within{7, static_cast<uint32_t>(7 + tag.size())};
    CHECK(read(AttributeScanner(source, within)) == expected);
  }
}
