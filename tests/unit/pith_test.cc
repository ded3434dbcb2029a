#include "pith.h"

#include <filesystem>
#include <fstream>

#include "catch.h"

using namespace pith;

namespace {

constexpr const char* kRules = R"(schema = 1
pack = "mine"
[[rule]]
id = "mine.signup"
category = "subscribe"
any = ['^sign up for our newsletter']
action = "drop"
drops = ["Sign up for our newsletter!"]
keeps = ["They asked him to sign up for our newsletter."]
)";

struct RuleFolder {
  std::filesystem::path path = std::filesystem::temp_directory_path() / "pith-rules-of-pith-test";
  explicit RuleFolder(const std::string& text) {
    std::filesystem::create_directories(path);
    std::ofstream(path / "mine.toml") << text;
  }
  ~RuleFolder() { std::filesystem::remove_all(path); }
};

Record rainy_page() {
  Record record;
  record.bytes = "<h1>Rain</h1><p>It rained.</p><p>Sign up for our newsletter!</p>";
  return record;
}

}  // namespace

TEST_CASE("the worked example of pith.h") {
  const RuleFolder folder(kRules);
  Options options;
  options.rules.builtin = false;
  options.rules.added = {folder.path.string()};
  auto cleaner = Cleaner::create(options);
  REQUIRE(cleaner.ok());
  auto page = cleaner->clean(rainy_page());
  REQUIRE(page.ok());
  CHECK(cleaner->write(*page, Format::text) == "Rain\n\nIt rained.\n");
  REQUIRE(page->cleaned.removals.size() == 1);
  const Removal& removal = page->cleaned.removals[0];
  CHECK(removal.rule == "mine.signup");
  CHECK(removal.within.of(page->blocks[removal.block].text) == "Sign up for our newsletter!");
}

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

TEST_CASE("a page of more blocks than the model is for is left to the rules, with a warning") {
  auto cleaner = Cleaner::create({});
  REQUIRE(cleaner.ok());
  Record record;
  record.bytes = "<title>Rain</title>";
  for (int i = 0; i <= 20'000; ++i) record.bytes += "<p>It rained for the whole day.";
  auto page = cleaner->clean(std::move(record));
  REQUIRE(page.ok());
  CHECK(page->cleaned.warnings == std::vector<std::string>{"more than 20000 blocks: the rules decide alone"});
  CHECK(page->cleaned.metadata.kind.value.empty());
}
