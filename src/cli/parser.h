// parse: the words of the command line, sorted to a command's flags. CLI11 behind one door; nothing is assigned yet, so
// that the configuration file can speak first.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"

namespace pith::cli {

struct CommandLine {
  const Command* command = nullptr;  // the innermost one named; the program itself when none was
  std::string path;                  // its name in full: "pith rules list"
  std::vector<std::pair<const Flag*, std::string>> given;
  std::vector<std::string> words;  // arguments that are not flags
  bool help = false;
};

// `words` are argv without the program's name. Errors (code usage): unknown flags or commands, missing values. Views
// into `program`, which must outlive the result.
Result<CommandLine> parse(const Command& program, std::vector<std::string> words);

}  // namespace pith::cli
