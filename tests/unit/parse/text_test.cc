#include "parse/text.h"

#include <string>
#include <vector>

#include "catch.h"

using namespace pith;

namespace {

// The leaves, one in brackets after another.
std::string leaves_of(const std::string& text) {
  Page page;
  page.kind = PageKind::text;
  page.text = text;
  const Document document = parse_text(page);
  CHECK(check_invariants(document) == "");
  std::string out;
  for (const TextLeaf& leaf : document.leaves) out += '[' + std::string(leaf.text) + ']';
  return out;
}

}  // namespace

TEST_CASE("paragraphs of a text are runs of lines, or lines where it is not wrapped") {
  const std::string full(120, 'x'), over(121, 'x');
  std::string cyrillic;
  for (int i = 0; i < 120; ++i) cyrillic += "\u0436";
  const struct {
    std::string in, want;
  } cases[] = {
      {"", ""},
      {"\n \n", ""},
      {"One\ntwo\n\n\nThree\n", "[One\ntwo][Three]"},
      {" One \n\ttwo", "[ One \n\ttwo]"},
      {full + "\nShort", '[' + full + "\nShort]"},
      {over + "\nShort\n\na\nb", '[' + over + "][Short][a][b]"},
      {over + "\n\n" + full + "\n" + full + "\nc", '[' + over + "][" + full + '\n' + full + "\nc]"},
      {over + '\n' + full + "\n\n" + full + "\nc", '[' + over + "][" + full + "][" + full + "][c]"},
      {"Short\n" + over, "[Short][" + over + ']'},
      {cyrillic + "\nb", '[' + cyrillic + "\nb]"},
  };
  for (const auto& c : cases) CHECK(leaves_of(c.in) == c.want);
}
