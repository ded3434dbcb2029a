// A run of the fetcher: its addresses, its state, its output.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/fetch_output.h"
#include "fetch/fetcher.h"
#include "fetch/state.h"

namespace pith::cli {

struct FetchTally {
  std::map<std::string, uint64_t> outcomes;  // "200", "not modified", "status 404", "network" …
  uint64_t pages = 0;
  uint64_t failed = 0;
  uint64_t bytes = 0;    // of bodies, on the wire
  uint64_t skipped = 0;  // done before this run was cut off
  double seconds = 0;
};

class FetchRun {
 public:
  FetchRun(FetchOptions options, std::unique_ptr<FetchOutput> output, std::optional<CrawlState> state);

  void add(const std::string& address, LinkKind kind);
  // Fetches all; ends early at SIGINT or SIGTERM. Errors: io, of the output or the state.
  std::optional<Error> run(bool show_progress);
  const FetchTally& tally() const { return tally_; }
  // Addresses that are not done: the budget is used up, or it was interrupted.
  size_t left() const { return fetcher_.left(); }

 private:
  bool is_wanted(const std::string& address, Validators& validators);
  std::optional<Error> take(Fetched fetched);
  void count(const Fetched& fetched);
  void show(double now);

  Fetcher fetcher_;
  std::unique_ptr<FetchOutput> output_;
  std::optional<CrawlState> state_;
  std::optional<Error> state_fault_;
  FetchTally tally_;
  World world_;
  double began_ = 0;
  double shown_ = 0;
};

// "12 pages, 3 failed, 1.2 MB in 4.5 s (2.7 pages/s): 9 × 200, 3 × status 404"
std::string summary(const FetchTally& tally);

}  // namespace pith::cli
