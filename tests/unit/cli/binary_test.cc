// Runs tests/cli/*_test.py, which watch the binary from outside.
#include <cstdlib>
#include <filesystem>
#include <string>

#include "catch.h"
#include "paths.h"

namespace {

int run_script(const std::string& name) {
  const auto script = std::filesystem::path(pith::test::kSourceDir) / "tests/cli" / name;
  return std::system(("python3 '" + script.string() + "' '" + pith::test::kBinary + "'").c_str());
}

}  // namespace

TEST_CASE("pith clean, from outside") {
  CHECK(run_script("clean_test.py") == 0);
}

TEST_CASE("pith rules, from outside") {
  CHECK(run_script("rules_test.py") == 0);
}

#if !defined(PITH_SANITIZED)  // a program that links the library would have to be sanitized too
TEST_CASE("the library, from outside") {
  CHECK(run_script("library_test.py") == 0);
}
#endif
