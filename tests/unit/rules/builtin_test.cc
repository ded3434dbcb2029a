#include "rules/builtin.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "catch.h"
#include "paths.h"

using namespace pith;

TEST_CASE("the embedded rule files are the files of the tree, byte for byte") {
  std::map<std::string, std::string> want;
  const std::filesystem::path top = test::kSourceDir;
  if (std::filesystem::exists(top / "rules")) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top / "rules")) {
      if (entry.path().extension() != ".toml") continue;
      std::ifstream in(entry.path(), std::ios::binary);
      want[entry.path().lexically_relative(top).string()] = std::string(std::istreambuf_iterator<char>(in), {});
    }
  }
  std::map<std::string, std::string> have;
  for (const RuleFile& file : builtin_rule_files()) have[file.name] = file.text;
  CHECK(have == want);
}
