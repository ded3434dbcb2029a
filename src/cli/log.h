// Messages for people, on standard error and in a log file. spdlog behind one door; only the faces log.
#pragma once

#include <string>
#include <string_view>

#include "cli/command.h"

namespace pith::cli {

struct LogFlags {
  uint32_t verbose = 0;  // times -v was given
  uint32_t quiet = 0;    // times -q was given: 1 errors only, 2 nothing
  std::string file;
};

std::vector<Flag> flags_of(LogFlags& log);

// To be called once, before the first message. Errors: the log file cannot be opened.
std::optional<Error> start_log(const LogFlags& flags);

// Thread-safe; each is one line "pith: ...", or as many as the message has. Standard error shows errors and warnings,
// and with -v and -vv the rest; the log file takes all of them.
void log_error(std::string_view message);
void log_warning(std::string_view message);
void log_info(std::string_view message);
void log_debug(std::string_view message);

}  // namespace pith::cli
