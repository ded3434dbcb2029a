// The man page, made from the definitions of commands and flags.
#pragma once

#include <string>

#include "cli/command.h"

namespace pith::cli {

// pith.1, for man(7) macros.
std::string man_page(const Command& program, std::string_view version);

}  // namespace pith::cli
