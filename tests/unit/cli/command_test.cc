#include "cli/command.h"

#include "catch.h"

using namespace pith;
using namespace pith::cli;

namespace {

std::string message(const std::optional<Error>& error) {
  return error ? error->message : "";
}

}  // namespace

TEST_CASE("assign sets targets of each type") {
  bool on = false;
  uint32_t count = 0, jobs = 0;
  std::optional<double> share;
  std::string name;
  std::vector<std::string> list;
  const Flag on_flag{"on", 0, "", &on, "", "", {}, "", true};
  CHECK(message(assign(on_flag, "true")) == "");
  CHECK(on);
  CHECK(message(assign(on_flag, "false")) == "");
  CHECK_FALSE(on);
  const Flag verbose{"verbose", 'v', "", &count, "", "", {}, "", true};
  assign(verbose, "true"), assign(verbose, "true");
  CHECK(count == 2);
  CHECK(message(assign({"jobs", 'j', "N", &jobs, "", "", {}, "", true}, "12")) == "");
  CHECK(jobs == 12);
  CHECK(message(assign({"share", 0, "X", &share, "", "", {}, "", true}, "0.25")) == "");
  CHECK(share == 0.25);
  CHECK(message(assign({"name", 0, "S", &name, "", "", {}, "x", true}, "")) == "");
  CHECK(name == "x");
  const Flag rules{"rules", 0, "DIR", &list, "", "", {}, "", true};
  assign(rules, "a"), assign(rules, "b");
  CHECK(list == std::vector<std::string>{"a", "b"});
}

TEST_CASE("assign refuses what does not fit and says what would") {
  bool on = false;
  uint32_t jobs = 7;
  std::optional<double> share;
  std::string name;
  CHECK(message(assign({"on", 0, "", &on, "", "", {}, "", true}, "maybe")) ==
        "--on: expected true or false, found \"maybe\"");
  for (const char* bad : {"", "x", "1x", "-1", "99999999999"}) {
    CHECK(message(assign({"jobs", 'j', "N", &jobs, "", "", {}, "", true}, bad)) ==
          "--jobs: expected a whole number, found \"" + std::string(bad) + "\"");
  }
  CHECK(jobs == 7);
  CHECK(message(assign({"share", 0, "X", &share, "", "", {}, "", true}, "half")) ==
        "--share: expected a number, found \"half\"");
  CHECK(message(assign({"to", 0, "FORMAT", &name, "", "", {"text", "html"}, "", true}, "pdf")) ==
        "--to: expected one of text, html, found \"pdf\"");
}
