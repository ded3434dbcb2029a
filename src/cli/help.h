// --help: a command's definition as text for a terminal.
#pragma once

#include <string>

#include "cli/command.h"

namespace pith::cli {

// `path` is the command's name in full; `width` in columns, at least 40.
std::string help_text(const Command& command, const std::string& path, size_t width);

// "-j, --jobs N", as help and man page show it.
std::string flag_usage(const Flag& flag);
// "pith clean [FLAGS] [INPUT...]"
std::string usage_line(const Command& command, const std::string& path);

}  // namespace pith::cli
