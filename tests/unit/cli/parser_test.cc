#include "cli/parser.h"

#include "catch.h"

using namespace pith;
using namespace pith::cli;

namespace {

// pith: --generate; clean: -j N, -v, -e, --explain[=HOW], INPUT...; rules: list, show ID.
struct Fixture {
  uint32_t jobs = 0, verbose = 0;
  std::string explain, generate;
  std::vector<std::string> words;
  Command program;

  Fixture() {
    Command clean;
    clean.name = "clean";
    clean.flags = {{"jobs", 'j', "N", &jobs, "", "", {}, "", true},
                   {"verbose", 'v', "", &verbose, "", "", {}, "", true},
                   {"explain", 'e', "HOW", &explain, "", "", {}, "text", true}};
    clean.arguments = {"INPUT", "", &words, 0, UINT32_MAX};
    clean.run = [] { return 0; };
    Command list;
    list.name = "list";
    list.run = [] { return 0; };
    Command show = list;
    show.name = "show";
    show.arguments = {"ID", "", &words, 1, 1};
    Command rules;
    rules.name = "rules";
    rules.commands = {list, show};
    program.name = "pith";
    program.flags = {{"generate", 0, "WHAT", &generate, "", "", {}, "", false}};
    program.commands = {clean, rules};
  }

  // "PATH flag=value ... | word ...", "help PATH", or "error: first line".
  std::string parsed(std::vector<std::string> words_given) {
    auto line = parse(program, std::move(words_given));
    if (!line) return "error: " + line.error().message.substr(0, line.error().message.find('\n'));
    if (line->help) return "help " + line->path;
    std::string out = line->path;
    for (const auto& [flag, value] : line->given) out += " " + flag->name + "=" + value;
    out += " |";
    for (const std::string& word : line->words) out += " " + word;
    return out;
  }
};

}  // namespace

TEST_CASE("the words of a command line are sorted to a command and its flags") {
  struct Case {
    std::vector<std::string> words;
    std::string want;
  };
  const std::vector<Case> cases = {
      {{}, "pith clean |"},
      {{"-e", "-v", "a"}, "pith clean verbose=true explain=text | a"},
      {{"-ejson", "-e=json", "a"}, "pith clean explain=json explain=json | a"},
      {{"-e", "json"}, "pith clean explain=text | json"},
      {{"--", "-ejson"}, "pith clean | -ejson"},
      {{"a.html"}, "pith clean | a.html"},
      {{"clean", "clean"}, "pith clean | clean"},
      {{"clean", "rules"}, "pith clean | rules"},
      {{"-"}, "pith clean | -"},
      {{"-vv", "a", "-j2"}, "pith clean jobs=2 verbose=true verbose=true | a"},
      {{"--explain", "a.html"}, "pith clean explain=text | a.html"},
      {{"--explain=json", "a.html"}, "pith clean explain=json | a.html"},
      {{"--jobs", "3", "--jobs=4"}, "pith clean jobs=3 jobs=4 |"},
      {{"--jobs", "3", "a"}, "pith clean jobs=3 | a"},
      {{"a", "-j", "3", "b"}, "pith clean jobs=3 | a b"},
      {{"--", "-v"}, "pith clean | -v"},
      {{"[draft]"}, "pith clean | ./[draft]"},
      {{"rules", "list"}, "pith rules list |"},
      {{"rules", "show", "en.x"}, "pith rules show | en.x"},
      {{"--generate", "man"}, "error: pith: a command is missing"},
      {{"rules"}, "error: pith rules: a command is missing"},
      {{"rules", "show"}, "error: pith rules show: ID is missing"},
      {{"rules", "show", "a", "b"}, "error: pith rules show: unexpected argument \"b\""},
      {{"--help"}, "help pith"},
      {{"clean", "-v", "-h"}, "help pith clean"},
      {{"rules", "show", "--help"}, "help pith rules show"},
      {{"--nope"}, "error: The following argument was not expected: --nope"},
  };
  for (const Case& c : cases) CHECK(Fixture().parsed(c.words) == c.want);
}
