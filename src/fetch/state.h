// CrawlState: what a run has done, in a SQLite file, so that a killed run goes on and a later one asks only for news.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "base/error.h"
#include "fetch/fetcher.h"
#include "fetch/warc_writer.h"

namespace pith {

struct KnownPage {
  bool done = false;      // in this run
  Validators validators;  // of the last answer
  ArchivedPage archived;  // where an archive holds it; digest "" = nowhere
};

// A run begins when the state is opened and the one before has ended, and goes on when it has not. Addresses are those
// of WebUrl::text. All errors are of code io.
class CrawlState {
 public:
  static Result<CrawlState> open(const std::string& path);
  CrawlState(CrawlState&&) noexcept;
  CrawlState& operator=(CrawlState&&) noexcept;
  ~CrawlState();

  // True when the run before was cut off: output() is what of the output file is good, the rest is to be cut off.
  bool resumed() const;
  std::string output_path() const;
  uint64_t output_bytes() const;

  Result<std::optional<KnownPage>> find(const std::string& address) const;
  // The page is done and the output has `output_bytes` now, both or neither, whenever the program is killed.
  std::optional<Error> finish(const std::string& address, const KnownPage& page, uint64_t output_bytes);
  std::optional<Error> set_output(const std::string& path, uint64_t bytes);
  // All is done: the next open() begins a new run.
  std::optional<Error> end_run();

 private:
  struct Database;
  explicit CrawlState(std::unique_ptr<Database> database);
  std::unique_ptr<Database> database_;
};

}  // namespace pith
