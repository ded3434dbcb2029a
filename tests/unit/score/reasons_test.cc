#include "score/reasons.h"

#include "catch.h"

namespace pith {
namespace {

TEST_CASE("reasons are read from lines of the header") {
  struct Case {
    const char* line;
    bool good;
  };
  const Case cases[] = {{"text.words <= 3 weight 1.5", true}, {"text.words >= 3 weight -1", true},
                        {"text.words < 3 weight 1.5", false}, {"text.wordz <= 3 weight 1.5", false},
                        {"text.words <= 3", false},           {"", false}};
  for (const Case& c : cases) {
    CAPTURE(c.line);
    CHECK(parse_reason("x", c.line).has_value() == c.good);
  }
}

TEST_CASE("the reasons that hold come strongest first") {
  const std::vector<Reason> reasons = {*parse_reason("short", "text.words <= 3 weight 1.5"),
                                       *parse_reason("linked", "text.link_share >= 0.5 weight 2.5"),
                                       *parse_reason("long", "text.words >= 4 weight 9")};
  std::vector<float> row(block_feature_names().size(), 1.0f);
  const auto held = reasons_of(reasons, row.data());
  REQUIRE(held.size() == 2);
  CHECK(held[0]->id == "score.linked");
  CHECK(held[1]->id == "score.short");
}

}  // namespace
}  // namespace pith
