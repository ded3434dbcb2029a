#include "base/json.h"

#include <string>
#include <string_view>
#include <utility>

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

TEST_CASE("a byte that needs an escape is found wherever it stands") {
  const std::pair<char, std::string_view> cases[] = {
      {'"', R"(\")"}, {'\\', R"(\\)"}, {'\x1f', R"(\u001f)"}, {'\0', R"(\u0000)"}, {'\x80', "\xEF\xBF\xBD"}};
  for (const auto& [byte, want] : cases) {
    for (const char around : {' ', '!', '#', '[', ']', '~', '\x7f'}) {
      for (size_t at = 0; at < 19; ++at) {
        std::string text(19, around), out;
        text[at] = byte;
        append_json_string(out, text);
        CAPTURE(int{byte}, around, at);
        CHECK(out == '"' + std::string(at, around) + std::string(want) + std::string(18 - at, around) + '"');
      }
    }
  }
}

}  // namespace
}  // namespace pith
