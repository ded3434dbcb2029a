// Shell completions, made from the definitions of commands and flags.
#pragma once

#include <string>

#include "cli/command.h"

namespace pith::cli {

std::string bash_completion(const Command& program);
std::string zsh_completion(const Command& program);
std::string fish_completion(const Command& program);

}  // namespace pith::cli
