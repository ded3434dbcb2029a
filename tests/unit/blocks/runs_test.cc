#include "blocks/runs.h"

#include "catch.h"
#include "unit/write/made.h"

using namespace pith;
using namespace pith::test;

namespace {

// "text of the block: [run][run]..." for the first block.
std::string runs_in(const std::string& html) {
  const Made made = make_html(html);
  const Block& block = made.blocks[0];
  std::string out(block.text);
  out += ": ";
  for (const Run& run : runs_of(made.document, block)) {
    const std::string_view leaf = made.document.leaves[run.leaf].text.substr(run.leaf_begin, run.length);
    CHECK(leaf == block.text.substr(run.text_begin, run.length));
    out += '[' + std::string(leaf) + ']';
  }
  return out;
}

}  // namespace

TEST_CASE("runs pair a block's text with its leaves") {
  CHECK(runs_in("<p>One two</p>") == "One two: [One two]");
  CHECK(runs_in("<p>  One \n two </p>") == "One two: [One ][two]");
  CHECK(runs_in("<p>One <b>two</b>, three</p>") == "One two, three: [One ][two][, three]");
  CHECK(runs_in("<p>One<br>two</p>") == "One\ntwo: [One][two]");
  CHECK(runs_in("<p>a&nbsp;&copy; b</p>") == "a \xC2\xA9 b: [a][\xC2\xA9 b]");
  CHECK(runs_in("<p>&nbsp;&copy;</p>") == "\xC2\xA9: [\xC2\xA9]");
}

TEST_CASE("leaves that no reader sees have no run") {
  CHECK(runs_in("<p>One <script>var x</script>two</p>") == "One two: [One ][two]");
  CHECK(runs_in("<p>One <script>two</script>two three</p>") == "One two three: [One ][two three]");
}
