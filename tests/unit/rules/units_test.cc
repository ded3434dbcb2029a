#include "rules/units.h"

#include <string>

#include "catch.h"

using namespace pith;

namespace {

std::string joined(const std::vector<UnitSpan>& units, std::string_view text) {
  std::string out;
  for (const UnitSpan& unit : units) out += (out.empty() ? "" : "|") + std::string(unit.text.of(text));
  return out;
}

// What is left when the unit at `index` goes.
std::string without(const std::vector<UnitSpan>& units, std::string_view text, size_t index) {
  std::string out(text);
  out.erase(units[index].removal.begin, units[index].removal.size());
  return out;
}

}  // namespace

TEST_CASE("sentences end where a reader would end them") {
  struct Case {
    const char* text;
    const char* want;
  };
  const Case cases[] = {
      {"It rained. Sign up now! He left.", "It rained.|Sign up now!|He left."},
      {"Dr. Lee met J. R. Smith at 3.30 in the U.S. Senate.", "Dr. Lee met J. R. Smith at 3.30 in the U.S. Senate."},
      {"\"It rained.\" She left.", "\"It rained.\"|She left."},
      {"It rained (a lot.) She left.", "It rained (a lot.)|She left."},
      {"Really?! Yes... yes. 12 men left.", "Really?!|Yes... yes.|12 men left."},
      {"One\nTwo. Three", "One|Two.|Three"},
      {"\xE9\x9B\xA8\xE3\x80\x82\xE6\x99\xB4\xE3\x80\x82", "\xE9\x9B\xA8\xE3\x80\x82|\xE6\x99\xB4\xE3\x80\x82"},
      {"Das gilt z.B. Heute.", "Das gilt z.B. Heute."},
      {"", ""},
      {"  \n ", ""},
  };
  for (const Case& each : cases) {
    INFO(each.text);
    CHECK(joined(split_sentences(each.text), each.text) == each.want);
  }
}

TEST_CASE("lines are those that are not blank") {
  const std::string text = "One\n\n  Two  \nThree";
  CHECK(joined(split_lines(text), text) == "One|Two|Three");
}

TEST_CASE("removing a unit leaves single spaces between the others") {
  const std::string text = "One. Two. Three.";
  const auto units = split_sentences(text);
  CHECK(without(units, text, 0) == "Two. Three.");
  CHECK(without(units, text, 1) == "One. Three.");
  CHECK(without(units, text, 2) == "One. Two.");
  const std::string lines = "One\nTwo\nThree";
  CHECK(without(split_lines(lines), lines, 2) == "One\nTwo");
  CHECK(without(split_lines(lines), lines, 1) == "One\nThree");
}
