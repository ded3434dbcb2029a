// The flags of the fetcher, shared by `fetch` and by `clean` for inputs that are web addresses.
#pragma once

#include "cli/command.h"
#include "fetch/fetcher.h"

namespace pith::cli {

struct FetchFlags {
  std::optional<double> delay, parallel, tries, timeout, max_pages, max_seconds;
  std::string max_size, max_total, contact, ca_file;
  bool allow_private = false;
  bool ignore_robots = false;
  bool cookies = false;
};

std::vector<Flag> flags_of(FetchFlags& fetch);

// Errors (usage): a size or number that is none.
Result<FetchOptions> fetch_options(const FetchFlags& flags);

// "10", "64K", "1.5M", "2G" in bytes (powers of 1024); nullopt for anything else.
std::optional<uint64_t> parse_size(std::string_view text);

// Names the project: "pith/0.1.0", with where its user can be reached if given.
std::string user_agent(const std::string& contact);

}  // namespace pith::cli
