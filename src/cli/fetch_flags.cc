#include "cli/fetch_flags.h"

#include <charconv>
#include <cmath>

#include "pith.h"

namespace pith::cli {
namespace {

Error usage(const std::string& message) {
  return Error{ErrorCode::usage, message, {}};
}

// Takes a number that must be at least `least`.
template <typename Value>
std::optional<Error> take(const std::optional<double>& given, const char* flag, double least, Value& value) {
  if (!given) return std::nullopt;
  if (!(*given >= least) || *given > 1e9)
    return usage(std::string("--") + flag + ": expected a number from " + std::to_string(static_cast<int>(least)));
  value = static_cast<Value>(*given);
  return std::nullopt;
}

template <typename Value>
std::optional<Error> take_size(const std::string& given, const char* flag, Value& value) {
  if (given.empty()) return std::nullopt;
  const std::optional<uint64_t> size = parse_size(given);
  if (!size) return usage(std::string("--") + flag + ": expected a size such as 64M, found \"" + given + '"');
  value = *size;
  return std::nullopt;
}

}  // namespace

std::vector<Flag> flags_of(FetchFlags& fetch) {
  return {
      {"delay", 0, "SECONDS", &fetch.delay,
       "pause between two requests to a host (default 1); a longer Crawl-delay of robots.txt goes first"},
      {"parallel", 0, "N", &fetch.parallel, "hosts to fetch from side by side (default 16)"},
      {"tries", 0, "N", &fetch.tries, "requests for a page before it is given up (default 4)"},
      {"timeout", 0, "SECONDS", &fetch.timeout, "longest time for one request (default 90)"},
      {"max-page-size", 0, "SIZE", &fetch.max_size, "longest page, as sent and decompressed (default 32M and 64M)"},
      {"max-pages", 0, "N", &fetch.max_pages, "stop after so many pages; what is left over is not fetched"},
      {"max-total-size", 0, "SIZE", &fetch.max_total, "stop after so many bytes"},
      {"max-seconds", 0, "SECONDS", &fetch.max_seconds, "stop after so long"},
      {"contact", 0, "TEXT", &fetch.contact, "an address or page to be reached at, for the User-Agent"},
      {"allow-private", 0, "", &fetch.allow_private, "connect to private and loopback addresses too"},
      {"ignore-robots", 0, "", &fetch.ignore_robots, "do not ask for robots.txt; for servers of your own"},
      {"cookies", 0, "", &fetch.cookies, "keep cookies for the run"},
      {"ca-file", 0, "FILE", &fetch.ca_file, "certificates to trust instead of the system's"},
  };
}

std::optional<uint64_t> parse_size(std::string_view text) {
  double number = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (fault != std::errc() || !(number >= 0) || number > 1e15) return std::nullopt;
  const std::string_view unit(end, static_cast<size_t>(text.data() + text.size() - end));
  const size_t power = std::string_view(" KMGT").find(unit.empty() ? ' ' : unit[0]);
  if (unit.size() > 1 || power == std::string_view::npos || unit == " ") return std::nullopt;
  return static_cast<uint64_t>(std::ldexp(number, static_cast<int>(power) * 10));
}

std::string user_agent(const std::string& contact) {
  std::string agent = "pith/" + std::string(version());
  if (!contact.empty()) agent += " (+" + contact + ')';
  return agent;
}

Result<FetchOptions> fetch_options(const FetchFlags& flags) {
  if (flags.contact.find_first_of("\r\n") != std::string::npos) return usage("--contact: expected one line");
  FetchOptions options;
  TransferLimits& limits = options.transfer.limits;
  for (const std::optional<Error>& wrong :
       {take(flags.delay, "delay", 0, options.delay), take(flags.parallel, "parallel", 1, options.parallel),
        take(flags.tries, "tries", 1, options.max_tries), take(flags.timeout, "timeout", 1, limits.total_seconds),
        take(flags.max_pages, "max-pages", 1, options.max_pages),
        take(flags.max_seconds, "max-seconds", 1, options.max_seconds),
        take_size(flags.max_size, "max-page-size", limits.wire_bytes),
        take_size(flags.max_size, "max-page-size", options.max_body_bytes),
        take_size(flags.max_total, "max-total-size", options.max_total_bytes)}) {
    if (wrong) return *wrong;
  }
  options.transfer.user_agent = user_agent(flags.contact);
  options.transfer.allow_private = flags.allow_private;
  options.transfer.cookies = flags.cookies;
  options.transfer.ca_file = flags.ca_file;
  options.robots = !flags.ignore_robots;
  return options;
}

}  // namespace pith::cli
