// Command and Flag: what the command line offers, as data. The parser, --help, the man page, the completions and the
// configuration file are all made from these definitions, so that none can say what another does not know.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/error.h"

namespace pith::cli {

// Exit statuses of every command.
inline constexpr int kDone = 0;
inline constexpr int kFound = 1;   // --check: something would change; `rules test`: a case failed
inline constexpr int kFailed = 2;  // any error; what could be done was done

// Where a flag's value goes. A switch sets a bool or counts in a uint32_t; lists grow by one value each time.
using Target = std::variant<bool*, uint32_t*, std::optional<double>*, std::string*, std::vector<std::string>*>;

struct Flag {
  std::string name;                       // long name without dashes; also the key in pith.toml
  char letter = 0;                        // short name; 0 = none
  std::string value = {};                 // placeholder such as "FILE"; empty = a switch
  Target target = {};                     // owned by the command's `run`
  std::string brief = {};                 // one line for --help
  std::string detail = {};                // a paragraph for the man page, after `brief`; may be empty
  std::vector<std::string> choices = {};  // the only values allowed; empty = any
  std::string implied = {};               // value when given without "=value"; empty = a value is needed
  bool configurable = true;               // may stand in pith.toml
};

// Words that are not flags, such as the inputs.
struct Arguments {
  std::string value = {};  // placeholder; empty = the command takes none
  std::string brief = {};
  std::vector<std::string>* target = nullptr;
  uint32_t at_least = 0;
  uint32_t at_most = UINT32_MAX;
};

struct Command {
  std::string name;
  std::string brief;     // one line
  std::string detail;    // paragraphs for --help and the man page, separated by blank lines
  std::string examples;  // lines "command" or "# what it does"
  std::vector<Flag> flags;
  Arguments arguments;
  std::vector<Command> commands;  // sub-commands; a command with some has no `run`
  std::function<int()> run;       // after all targets are set; returns an exit status
};

// Sets the flag's target from one value as written ("" for a switch); nullopt when all is well. Errors (code usage)
// name the flag and what was expected.
std::optional<Error> assign(const Flag& flag, std::string_view value);

// `more` joins `flags`: for groups of flags that commands share.
void append(std::vector<Flag>& flags, std::vector<Flag> more);

}  // namespace pith::cli
