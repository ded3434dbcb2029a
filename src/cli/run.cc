#include "cli/run.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <iostream>

#include "cli/commands.h"
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

}  // namespace

int run(std::vector<std::string> words) {
  const Command root = program();
  auto line = parse(root, std::move(words));
  if (!line) return fail(line.error());
  if (line->help) {
    std::cout << help_text(*line->command, line->path, terminal_width()) << std::flush;
    return std::cout ? kDone : kFailed;
  }
  for (const auto& [flag, value] : line->given) {
    if (auto wrong = assign(*flag, value)) return fail(*wrong);
  }
  if (line->command->arguments.target) *line->command->arguments.target = std::move(line->words);
  return line->command->run();
}

}  // namespace pith::cli
