// The table of sub-commands. A new one is a file src/cli/<name>_command.cc, a line here and a line in commands.cc.
#pragma once

#include "cli/command.h"

namespace pith::cli {

Command clean_command();
Command fetch_command();
Command learn_command();
Command features_command();
Command rules_command();

// Flags that every command has: where its other flags may come from. Owned by whoever runs the program.
struct ConfigFlags;

// The whole program as one command with sub-commands, in the order in which help lists them.
Command program(ConfigFlags& config);

}  // namespace pith::cli
