#include "cli/commands.h"

#include <iostream>
#include <memory>

#include "cli/completions.h"
#include "cli/config.h"
#include "cli/manual.h"
#include "pith.h"

namespace pith::cli {

namespace {

int generate(const std::string& what) {
  ConfigFlags unused;
  const Command root = program(unused);
  std::cout << (what == "man"    ? man_page(root, version())
                : what == "bash" ? bash_completion(root)
                : what == "zsh"  ? zsh_completion(root)
                                 : fish_completion(root))
            << std::flush;
  return std::cout ? kDone : kFailed;
}

void add_config(Command& command, ConfigFlags& config) {
  for (Command& sub : command.commands) add_config(sub, config);
  if (command.run) append(command.flags, flags_of(config));
}

}  // namespace

Command program(ConfigFlags& config) {
  Command root;
  root.name = "pith";
  root.brief = "removes boilerplate from pages and texts, and says why";
  root.detail =
      "Reads HTML pages and plain texts, drops what is not the text itself (subscription prompts, related links, share "
      "bars, repeated titles, ...) and writes the rest. Every removal names the rule that asked for it; --explain "
      "shows "
      "them.\n\n"
      "\"pith FILE\" is short for \"pith clean FILE\".";
  root.examples =
      "pith page.html\n"
      "curl -s https://example.com/ | pith --to markdown\n"
      "pith clean --explain --to jsonl -o pages.jsonl pages/";
  auto show_version = std::make_shared<bool>(false);
  auto what = std::make_shared<std::string>();
  root.flags = {{"version", 0, "", show_version.get(), "show the version", "", {}, "", false},
                {"generate",
                 0,
                 "WHAT",
                 what.get(),
                 "print the man page or a shell's completions",
                 "",
                 {"man", "bash", "zsh", "fish"},
                 "",
                 false}};
  root.run = [show_version, what] {
    if (!what->empty()) return generate(*what);
    std::cout << "pith " << version() << std::endl;
    return std::cout ? kDone : kFailed;
  };
  root.commands.push_back(clean_command());
  root.commands.push_back(fetch_command());
  root.commands.push_back(learn_command());
  root.commands.push_back(features_command());
  root.commands.push_back(rules_command());
  for (Command& command : root.commands) add_config(command, config);
  return root;
}

}  // namespace pith::cli
