// The man page and the completions know every flag of every command.
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "catch.h"
#include "cli/commands.h"
#include "cli/completions.h"
#include "cli/config.h"
#include "cli/help.h"
#include "cli/manual.h"

using namespace pith::cli;

namespace {

template <typename Take>
void for_each_command(const Command& command, const std::string& path, Take&& take) {
  take(command, path);
  for (const Command& sub : command.commands) for_each_command(sub, path + ' ' + sub.name, take);
}

bool shell_takes(const std::string& shell, const std::string& script) {
  const auto file = std::filesystem::temp_directory_path() / "pith-completion-test";
  std::ofstream(file) << script;
  const bool takes = std::system((shell + " -n '" + file.string() + "'").c_str()) == 0;
  std::filesystem::remove(file);
  return takes;
}

}  // namespace

TEST_CASE("every flag is in the help, the man page and the completions, and says what it does") {
  ConfigFlags config;
  const Command root = program(config);
  const std::string man = man_page(root, "1.0"), bash = bash_completion(root), zsh = zsh_completion(root),
                    fish = fish_completion(root);
  for_each_command(root, "pith", [&](const Command& command, const std::string& path) {
    INFO(path);
    CHECK_FALSE(command.brief.empty());
    const std::string help = help_text(command, path, 100);
    for (const Flag& flag : command.flags) {
      INFO(flag.name);
      CHECK_FALSE(flag.brief.empty());
      CHECK(help.find("--" + flag.name) != std::string::npos);
      std::string in_man = "\\-\\-";
      for (char c : flag.name) in_man += c == '-' ? "\\-" : std::string(1, c);
      if (&command != &root) CHECK(man.find(in_man) != std::string::npos);
      CHECK(bash.find("--" + flag.name) != std::string::npos);
      CHECK(zsh.find("--" + flag.name) != std::string::npos);
      CHECK(fish.find(" -l " + flag.name) != std::string::npos);
    }
  });
}

TEST_CASE("no two flags of a command share a name or letter") {
  ConfigFlags config;
  for_each_command(program(config), "pith", [&](const Command& command, const std::string& path) {
    INFO(path);
    for (size_t i = 0; i < command.flags.size(); ++i) {
      for (size_t j = 0; j < i; ++j) {
        CHECK(command.flags[i].name != command.flags[j].name);
        CHECK((command.flags[i].letter == 0 || command.flags[i].letter != command.flags[j].letter));
      }
    }
  });
}

TEST_CASE("help is no wider than it was asked to be") {
  ConfigFlags config;
  for_each_command(program(config), "pith", [&](const Command& command, const std::string& path) {
    Command plain = command;
    plain.examples.clear();
    const std::string help = help_text(plain, path, 80);
    for (size_t at = help.find("\n\n"); at < help.size();) {
      const size_t end = std::min(help.find('\n', at), help.size());
      INFO(help.substr(at, end - at));
      CHECK(end - at <= 80);
      at = end + 1;
    }
  });
}

TEST_CASE("bash takes its completions") {
  ConfigFlags config;
  CHECK(shell_takes("bash", bash_completion(program(config))));
}
