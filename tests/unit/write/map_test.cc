#include "write/map.h"

#include <algorithm>

#include "base/entities.h"
#include "base/utf8.h"
#include "catch.h"
#include "unit/write/made.h"

using namespace pith;
using namespace pith::test;

namespace {

std::vector<MapEntry> map_for(const Made& made) {
  std::vector<Placed> placed;
  write_text(made.input(), &placed);
  return map_of(made.document, made.blocks, placed);
}

std::string shown(const std::vector<MapEntry>& map) {
  std::string out;
  for (MapEntry entry : map) out += '(' + std::to_string(entry.output) + ' ' + std::to_string(entry.source) + ')';
  return out;
}

uint32_t source_at(const std::vector<MapEntry>& map, uint32_t output) {
  auto after = std::upper_bound(map.begin(), map.end(), output,
                                [](uint32_t at, const MapEntry& entry) { return at < entry.output; });
  --after;
  return after->source + (output - after->output);
}

// Every character of the output but white space and bullets is found in the source by the map, as it is or as a
// reference.
void check_map(const Made& made) {
  std::vector<Placed> placed;
  const std::string text = write_text(made.input(), &placed);
  const std::vector<MapEntry> map = map_of(made.document, made.blocks, placed);
  for (size_t i = 1; i < map.size(); ++i) {
    REQUIRE(map[i - 1].output < map[i].output);
    REQUIRE(map[i - 1].source <= map[i].source);
  }
  for (size_t at = 0; at < text.size();) {
    const size_t begin = at;
    const char32_t c = decode_utf8(text, &at);
    if (is_space(c)) continue;
    const auto is_placed = std::any_of(placed.begin(), placed.end(), [&](const Placed& piece) {
      return piece.output <= begin && begin < piece.output + piece.within.size();
    });
    if (!is_placed) continue;
    size_t in_source = source_at(map, static_cast<uint32_t>(begin));
    const std::string_view rest = std::string_view(made.page->text).substr(in_source);
    INFO("at " << begin << " of the output, " << in_source << " of the source");
    if (rest.front() == '&' && rest.find(';') != std::string_view::npos && c != '&') {
      const std::string reference(rest.substr(0, rest.find(';') + 1));
      REQUIRE(decode_entities(reference, EntityContext::text).substr(0, at - begin) == text.substr(begin, at - begin));
    } else if (rest.front() != '&' || c != '&') {
      REQUIRE(rest.substr(0, at - begin) == text.substr(begin, at - begin));
    }
  }
}

}  // namespace

TEST_CASE("an entry stands where the distance between output and source changes") {
  struct Case {
    const char* html;
    const char* want;
  };
  const Case cases[] = {
      {"<p>ab</p>", "(0 3)"},
      {"<p>a  b</p>", "(0 3)(2 6)"},
      {"<p>a</p><p>b</p>", "(0 3)(3 11)"},
      {"<ul><li>ab<li>c</ul>", "(2 8)(7 14)"},
      {"<p>a<br>b</p>", "(0 3)(2 8)"},
  };
  for (const Case& c : cases) {
    INFO(c.html);
    CHECK(shown(map_for(make_html(c.html))) == c.want);
  }
}

TEST_CASE("a removal is a step in the map") {
  CHECK(shown(map_for(make_html("<p>One. Sign up! Two.</p>", {"Sign up!"}))) == "(0 3)(5 17)");
  CHECK(shown(map_for(make_text("a\n\nad\n\nb\n", {"ad"}))) == "(0 0)(3 7)");
}

TEST_CASE("the map finds every character") {
  check_map(make_html("<p>a <b> b</b>\n\tc<i>d</i> &amp;x</p><pre>\n e\r\n f</pre><table><tr><td>1<br>2<td>3</table>"));
  check_map(make_html("<p>caf\xC3\xA9  \xE2\x80\x93 x</p><ul><li>a<ul><li>b<br>c</ul></ul>"));
  check_map(make_text("One.\n\n  Two two.\nthree\n\n\nfour", {"Two ", "One."}));
}
