#include "cli/config.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.h"

using namespace pith;
using namespace pith::cli;

namespace {

namespace fs = std::filesystem;

struct Fixture {
  fs::path folder = fs::temp_directory_path() / "pith-config-test";
  uint32_t jobs = 1;
  bool stats = false;
  std::string to = "text", output;
  std::vector<std::string> rules;
  std::optional<double> threshold;
  Command program;

  Fixture() {
    fs::create_directories(folder / "a/b");
    Command clean;
    clean.name = "clean";
    clean.flags = {{"jobs", 'j', "N", &jobs},
                   {"stats", 0, "", &stats},
                   {"to", 0, "FORMAT", &to, "", "", {"text", "html"}},
                   {"rules", 0, "DIR", &rules},
                   {"threshold", 0, "X", &threshold},
                   {"output", 'o', "FILE", &output, "", "", {}, "", false}};
    Command fetch;
    fetch.name = "fetch";
    fetch.flags = {{"jobs", 'j', "N", &jobs}, {"warc", 0, "FILE", &output}};
    program.name = "pith";
    program.commands = {clean, fetch};
  }
  ~Fixture() { fs::remove_all(folder); }

  fs::path write(const std::string& text, const std::string& name = "pith.toml") const {
    std::ofstream(folder / name, std::ios::binary) << text;
    return folder / name;
  }
  // The message for `pith clean`, without the folder's name.
  std::string apply(const std::string& text) {
    const auto wrong = apply_config(program, program.commands[0], write(text).string());
    std::string message = wrong ? wrong->to_string() : "";
    const std::string prefix = folder.string() + '/';
    for (size_t at; (at = message.find(prefix)) != std::string::npos;) message.erase(at, prefix.size());
    return message;
  }
};

}  // namespace

TEST_CASE("keys of the top level and of the command's table are assigned") {
  Fixture f;
  CHECK(f.apply("jobs = 4\nstats = true\nrules = [\"house\", \"/abs\"]\nwarc = \"x\"\n"
                "[clean]\nto = \"html\"\nthreshold = 0.25\n[fetch]\njobs = 9\n") == "");
  CHECK(f.jobs == 4);
  CHECK(f.stats);
  CHECK(f.to == "html");
  CHECK(f.threshold == 0.25);
  CHECK(f.rules == std::vector<std::string>{(f.folder / "house").string(), "/abs"});
  CHECK(f.output == "");
}

TEST_CASE("faults of a configuration file have places, and all are told") {
  struct Case {
    const char* text;
    const char* want;
  };
  const Case cases[] = {
      {"jbos = 4\n", "pith.toml:1:1: expected the long name of a flag, found \"jbos\"\n    jbos = 4\n    ^"},
      {"[clean]\nto = \"pdf\"\n",
       "pith.toml:2:6: to: expected one of text, html, found \"pdf\"\n    to = \"pdf\"\n         ^"},
      {"output = \"x\"\n",
       "pith.toml:1:1: expected the long name of a flag, found \"output\"\n    output = \"x\"\n    ^"},
      {"[clena]\n", "pith.toml:1:2: expected the name of a command, found [clena]\n    [clena]\n     ^"},
      {"jobs = [1]\n", "pith.toml:1:8: jobs: expected one value, found a list\n    jobs = [1]\n           ^"},
      {"jobs = 1.5\n", "pith.toml:1:8: jobs: expected a whole number, found \"1.5\"\n    jobs = 1.5\n           ^"},
  };
  for (const Case& c : cases) {
    Fixture f;
    CHECK(f.apply(c.text) == c.want);
  }
  Fixture f;
  const std::string two = f.apply("jbos = 4\nstast = true\n");
  CHECK(two.find("pith.toml:1:1: ") != std::string::npos);
  CHECK(two.find("pith.toml:2:1: ") != std::string::npos);
  CHECK(f.apply("jobs = \n").find("pith.toml:1:") == 0);
}

TEST_CASE("the nearest file above is found, then that of the user") {
  Fixture f;
  const fs::path file = f.write("");
  CHECK(find_config((f.folder / "a/b").string()) == file.string());
  const fs::path nearer = f.write("", "a/pith.toml");
  CHECK(find_config((f.folder / "a/b").string()) == nearer.string());
  fs::remove(file), fs::remove(nearer);
  fs::create_directories(f.folder / "user/pith");
  const fs::path user = f.write("", "user/pith/pith.toml");
  const char* before = std::getenv("XDG_CONFIG_HOME");
  const std::string saved = before ? before : "";
  setenv("XDG_CONFIG_HOME", (f.folder / "user").c_str(), 1);
  CHECK(find_config((f.folder / "a").string()) == user.string());
  if (before)
    setenv("XDG_CONFIG_HOME", saved.c_str(), 1);
  else
    unsetenv("XDG_CONFIG_HOME");
}

TEST_CASE("what is printed says the same when it is read") {
  Fixture f;
  f.jobs = 3, f.to = "html", f.rules = {"/a \"b\""}, f.stats = true;
  const std::string text = config_text(f.program.commands[0]);
  CHECK(text == "[clean]\njobs = 3\nstats = true\nto = \"html\"\nrules = [\"/a \\\"b\\\"\"]\n# threshold =\n");
  Fixture again;
  CHECK(again.apply(text) == "");
  CHECK(again.jobs == 3);
  CHECK(again.rules == f.rules);
}
