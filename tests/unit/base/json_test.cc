#include "base/json.h"

#include "catch.h"

namespace pith {
namespace {

TEST_CASE("JSON strings") {
  const struct {
    std::string in, want;
  } cases[] = {
      {"", R"("")"},
      {"a \"b\" \\", R"("a \"b\" \\")"},
      {"1\n2\r3\t4", R"("1\n2\r3\t4")"},
      {std::string("\0\x1f", 2), R"("\u0000\u001f")"},
      {"Ölçü \x7f", "\"Ölçü \x7f\""},
      {"a\xff\xc3", "\"a\xEF\xBF\xBD\xEF\xBF\xBD\""},
  };
  for (const auto& [in, want] : cases) {
    std::string out;
    append_json_string(out, in);
    CHECK(out == want);
  }
}

}  // namespace
}  // namespace pith
