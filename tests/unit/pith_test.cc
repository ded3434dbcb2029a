#include "pith.h"

#include <filesystem>
#include <fstream>

#include "catch.h"

using namespace pith;

namespace {

struct RuleFolder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / "pith-rules-of-pith-test";
  explicit RuleFolder(const std::string& text) {
    std::filesystem::create_directories(path);
    std::ofstream(path / "mine.toml") << text;
  }
  ~RuleFolder() { std::filesystem::remove_all(path); }
};

}  // namespace

TEST_CASE("a rule file with faults makes no cleaner, and all faults are told") {
  const RuleFolder folder("schema = 1\npack = \"mine\"\n[[rule]]\nid = \"mine.x\"\nworng = 1\n");
  Options options;
  options.rules.added = {folder.path.string()};
  auto cleaner = Cleaner::create(options);
  REQUIRE_FALSE(cleaner.ok());
  CHECK(cleaner.error().to_string().find("mine.toml:5:1: ") != std::string::npos);
}

TEST_CASE("a missing rule folder is an error that names it") {
  Options options;
  options.rules.added = {"/nonexistent/rules"};
  auto cleaner = Cleaner::create(options);
  REQUIRE_FALSE(cleaner.ok());
  CHECK(cleaner.error().to_string() == "/nonexistent/rules: cannot read the rules");
}
