// pith.toml: flags that are given every time. Keys are the long names of flags; a key of the top level is for every
// command that has the flag, one in a table such as [clean] for that command.
//
//   jobs = 4
//   rules = ["house-rules"]        # relative to the file
//   [clean]
//   to = "markdown"
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.h"

namespace pith::cli {

struct ConfigFlags {
  std::string file;  // --config
  bool none = false;
  bool print = false;
};

std::vector<Flag> flags_of(ConfigFlags& config);

// The file that applies: `pith.toml` in `folder` or the nearest folder above it that has one, else
// $XDG_CONFIG_HOME/pith/pith.toml (~/.config where that is not set); "" when there is none.
std::string find_config(const std::string& folder);

// Assigns what the file says to the flags of `command`, one of `program` or of its commands. Errors: all faults of the
// file in one message, each with its place: what is no TOML, unknown keys and tables, values that do not fit.
std::optional<Error> apply_config(const Command& program, const Command& command, const std::string& file);

// The command's flags as a configuration file that says the same.
std::string config_text(const Command& command);

}  // namespace pith::cli
