#include "rules/load.h"

#include <filesystem>
#include <fstream>

#include "catch.h"
#include "paths.h"

using namespace pith;
namespace fs = std::filesystem;

namespace {

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string faults_of(const fs::path& folder) {
  std::vector<RuleFile> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".toml")
      files.push_back({entry.path().filename().string(), read_text(entry.path())});
  }
  std::string out;
  for (const Error& error : load_rules(files).errors) out += error.to_string() + '\n';
  return out;
}

const std::string kFileHead = "schema = 1\npack = \"x\"\n";

}  // namespace

TEST_CASE("every kind of fault in a rule file is reported with its place") {
  const fs::path root = fs::path(test::kSourceDir) / "fixtures" / "rules-invalid";
  int cases = 0;
  for (const auto& entry : fs::directory_iterator(root)) {
    INFO(entry.path().filename());
    CHECK(faults_of(entry.path()) == read_text(entry.path() / "expected.txt"));
    ++cases;
  }
  CHECK(cases >= 35);
}

TEST_CASE("a rule file says all that a rule can say") {
  const LoadedRules loaded = load_rules({{"x.toml", kFileHead + R"(
[[rule]]
id = "x.full"
category = "share"
reason = "a share bar"
action = "drop-section"
languages = ["en", "de"]
hosts = ["example.com", "*.example.org"]
where = ["head", "tail"]
kinds = ["heading", "table_cell"]
min_link_share = 0.5
beside = ["subscribe", "ad"]
unit = "line"
any = ['^share']
all = ['this', 'now']
none = ['history']
min_words = 2
max_words = 9
guard = { max_share = 0.25, max_words = 80, min_prose = 0.4 }
drops = ["Share this now"]
keeps = ["Share this history now"]
[[rule.test]]
html = "<p>One.</p>"
url = "https://example.com/"
expect = "One."
)"}});
  REQUIRE(loaded.errors.empty());
  REQUIRE(loaded.rules.size() == 1);
  const Rule& rule = loaded.rules[0];
  CHECK(rule.id == "x.full");
  CHECK(rule.pack == "x");
  CHECK(rule.reason == "a share bar");
  CHECK(rule.category == Category::share);
  CHECK(rule.action == Action::drop_section);
  CHECK(rule.languages == std::vector<std::string>{"en", "de"});
  CHECK(rule.hosts == std::vector<std::string>{"example.com", "*.example.org"});
  CHECK(rule.where == (kHead | kTail));
  CHECK(rule.kinds == (1 << 1 | 1 << 3));
  CHECK(rule.min_link_share == 0.5);
  CHECK(rule.beside == (1 << static_cast<int>(Category::subscribe) | 1 << static_cast<int>(Category::ad)));
  CHECK(rule.unit == Unit::line);
  CHECK(rule.any[0].text == "^share");
  CHECK(rule.all.size() == 2);
  CHECK(rule.none[0].text == "history");
  CHECK(rule.min_words == 2);
  CHECK(rule.max_words == 9);
  CHECK(rule.guard.max_share == 0.25);
  CHECK(rule.guard.max_words == 80);
  CHECK(rule.guard.min_prose == 0.4);
  CHECK(rule.tests[0].url == "https://example.com/");
  CHECK(rule.place.line == 4);
}

TEST_CASE("absent keys leave their defaults: a block rule that drops anywhere") {
  const LoadedRules loaded = load_rules(
      {{"x.toml",
        kFileHead +
            "[[rule]]\nid = \"x.a\"\ncategory = \"ad\"\nany = ['^ad$']\ndrops = [\"Ad\"]\nkeeps = [\"Ads\"]\n"}});
  REQUIRE(loaded.errors.empty());
  const Rule& rule = loaded.rules.at(0);
  CHECK(rule.action == Action::drop);
  CHECK(rule.unit == Unit::block);
  CHECK(rule.where == kAnywhere);
  CHECK(rule.kinds == 0);
  CHECK(rule.max_words == 0);
  CHECK(rule.guard.max_share == 1.0);
}

TEST_CASE("rules of files with faults are left out, those of the others stay, sorted by id") {
  auto file = [](const std::string& id, const std::string& more) {
    return kFileHead + "[[rule]]\nid = \"" + id +
           "\"\ncategory = \"ad\"\nany = ['^ad$']\ndrops = [\"Ad\"]\nkeeps = [\"Ads\"]\n" + more;
  };
  const LoadedRules loaded =
      load_rules({{"c.toml", file("x.c", "")}, {"b.toml", file("x.b", "wrong = 1\n")}, {"a.toml", file("y.a", "")}});
  CHECK(loaded.errors.size() == 1);
  REQUIRE(loaded.rules.size() == 2);
  CHECK(loaded.rules[0].id == "x.c");
  CHECK(loaded.rules[1].id == "y.a");
}

TEST_CASE("trusted files are read for their rules alone: no cases asked for, no line numbers") {
  const RuleFile file{"x.toml", kFileHead + "[[rule]]\nid = \"x.a\"\ncategory = \"ad\"\nany = ['^ad$']\n"};
  const LoadedRules loaded = load_rules({file}, RuleTrust::trusted);
  CHECK(loaded.errors.empty());
  REQUIRE(loaded.rules.size() == 1);
  CHECK(loaded.rules[0].any[0].text == "^ad$");
  CHECK(loaded.rules[0].place.line == 0);
}

TEST_CASE("a folder that is not there is an error, not an empty list") {
  const auto files = read_rule_files("/nonexistent/rules");
  REQUIRE(!files.ok());
  CHECK(files.error().to_string() == "/nonexistent/rules: cannot read the folder: No such file or directory");
}

TEST_CASE("imported rules need no cases") {
  const std::string rule = "[[rule]]\nid = \"x.a\"\ncategory = \"ad\"\nselect = \".ad\"\nhosts = [\"!a.example\"]\n";
  const std::string head = "schema = 1\npack = \"x\"\n";
  CHECK(load_rules({{"x.toml", head + rule}}).errors.size() == 2);
  const LoadedRules loaded = load_rules({{"x.toml", head + "imported = \"a list\"\n" + rule}});
  CHECK(loaded.errors.empty());
  REQUIRE(loaded.rules.size() == 1);
  CHECK(loaded.rules[0].imported);
  CHECK(loaded.rules[0].hosts.empty());
  CHECK(loaded.rules[0].not_hosts == std::vector<std::string>{"a.example"});
}
