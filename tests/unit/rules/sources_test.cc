#include "rules/sources.h"

#include <filesystem>
#include <fstream>

#include "catch.h"
#include "rules/builtin.h"

using namespace pith;

namespace {

std::string rule_text(const std::string& id) {
  return "schema = 1\npack = \"p\"\n[[rule]]\nid = \"" + id +
         "\"\ncategory = \"ad\"\nany = ['^ad$']\naction = \"drop\"\ndrops = [\"ad\"]\nkeeps = [\"add\"]\n";
}

struct Folder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / "pith-sources-test";
  Folder() { std::filesystem::create_directories(path / "rules"); }
  ~Folder() { std::filesystem::remove_all(path); }
  std::string write(const std::string& name, const std::string& text) const {
    std::ofstream(path / name, std::ios::binary) << text;
    return (path / name).string();
  }
};

}  // namespace

TEST_CASE("rules of folders and single files come together, sorted by id") {
  const Folder folder;
  const std::string b = folder.write("b.toml", rule_text("p.b"));
  folder.write("rules/a.toml", rule_text("p.a"));
  auto rules = load_rules_from({false, "", {b, (folder.path / "rules").string()}});
  REQUIRE(rules.ok());
  REQUIRE(rules->size() == 2);
  CHECK((*rules)[0].id == "p.a");
  CHECK((*rules)[1].id == "p.b");
}

TEST_CASE("one id in two files is an error") {
  const Folder folder;
  const std::string a = folder.write("a.toml", rule_text("p.a")), b = folder.write("b.toml", rule_text("p.a"));
  auto rules = load_rules_from({false, "", {a, b}});
  REQUIRE_FALSE(rules.ok());
  CHECK(rules.error().to_string().find("p.a") != std::string::npos);
}

TEST_CASE("files of a folder are trusted only where they are the embedded ones") {
  const Folder folder;
  folder.write("rules/zz-own.toml", rule_text("p.a"));
  auto gathered = gather_rule_files({true, (folder.path / "rules").string(), {}});
  REQUIRE(gathered.ok());
  CHECK(gathered->trusted.empty());
  CHECK(gathered->unchecked.size() == 1);

  const std::vector<RuleFile> embedded = builtin_rule_files();
  CHECK(gather_rule_files({true, "", {}})->trusted.size() == embedded.size());
  CHECK(gather_rule_files({false, "", {}})->trusted.empty());
}
