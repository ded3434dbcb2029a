#include "cli/run.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <iostream>

#include "cli/commands.h"
#include "cli/config.h"
#include "cli/help.h"
#include "cli/parser.h"

namespace pith::cli {
namespace {

size_t terminal_width() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 100;
  return std::clamp<size_t>(size.ws_col, 40, 120);
}

int fail(const Error& error) {
  std::cerr << "pith: " << error.to_string() << '\n';
  return kFailed;
}

std::optional<Error> assign_all(const CommandLine& line) {
  for (const auto& [flag, value] : line.given) {
    if (auto wrong = assign(*flag, value)) return wrong;
  }
  return std::nullopt;
}

// The flags that say which file to take flags from come first, then that file, then all of the command line.
std::optional<Error> settle(const Command& root, const CommandLine& line, const ConfigFlags& config) {
  for (const auto& [flag, value] : line.given) {
    const bool about_config = flag->name == "config" || flag->name == "no-config";
    if (!about_config) continue;
    if (auto wrong = assign(*flag, value)) return wrong;
  }
  std::error_code fault;
  const std::string file = !config.file.empty() ? config.file
                           : config.none        ? ""
                                                : find_config(std::filesystem::current_path(fault).string());
  if (!file.empty() && line.command != &root) {
    if (auto wrong = apply_config(root, *line.command, file)) return wrong;
  }
  return assign_all(line);
}

}  // namespace

int run(std::vector<std::string> words) {
  ConfigFlags config;
  const Command root = program(config);
  auto line = parse(root, std::move(words));
  if (!line) return fail(line.error());
  if (line->help) {
    std::cout << help_text(*line->command, line->path, terminal_width()) << std::flush;
    return std::cout ? kDone : kFailed;
  }
  if (auto wrong = settle(root, *line, config)) return fail(*wrong);
  if (config.print) {
    std::cout << config_text(*line->command) << std::flush;
    return std::cout ? kDone : kFailed;
  }
  if (line->command->arguments.target) *line->command->arguments.target = std::move(line->words);
  return line->command->run();
}

}  // namespace pith::cli
