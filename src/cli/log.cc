#include "cli/log.h"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace pith::cli {
namespace {

spdlog::level::level_enum level_of(const LogFlags& flags) {
  const int level = spdlog::level::warn - static_cast<int>(flags.verbose) + static_cast<int>(flags.quiet);
  if (flags.quiet > 1) return spdlog::level::off;
  return static_cast<spdlog::level::level_enum>(std::clamp<int>(level, spdlog::level::debug, spdlog::level::err));
}

spdlog::logger& logger() {
  static spdlog::logger the_logger = [] {
    auto terminal = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    terminal->set_level(spdlog::level::warn);
    terminal->set_pattern("pith: %v");
    spdlog::logger made("pith", terminal);
    made.set_level(spdlog::level::debug);
    return made;
  }();
  return the_logger;
}

}  // namespace

std::vector<Flag> flags_of(LogFlags& log) {
  return {
      {"verbose", 'v', "", &log.verbose, "say what is done; twice: say more", "", {}, "", false},
      {"quiet", 'q', "", &log.quiet, "no warnings; twice: no errors either", "", {}, "", false},
      {"log-file", 0, "FILE", &log.file, "write all messages to FILE, with time and level"},
  };
}

std::optional<Error> start_log(const LogFlags& flags) {
  logger().sinks().front()->set_level(level_of(flags));
  if (flags.file.empty()) return std::nullopt;
  try {
    auto file = std::make_shared<spdlog::sinks::basic_file_sink_mt>(flags.file);
    file->set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
    logger().sinks().push_back(std::move(file));
    logger().flush_on(spdlog::level::warn);
  } catch (const spdlog::spdlog_ex& fault) {
    return Error{ErrorCode::io, std::string("--log-file: ") + fault.what(), {}};
  }
  return std::nullopt;
}

void log_error(std::string_view message) {
  logger().error("{}", message);
}
void log_warning(std::string_view message) {
  logger().warn("{}", message);
}
void log_info(std::string_view message) {
  logger().info("{}", message);
}
void log_debug(std::string_view message) {
  logger().debug("{}", message);
}

}  // namespace pith::cli
