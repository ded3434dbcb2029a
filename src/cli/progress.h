// What a run has done so far: a line on a terminal while it goes on, a summary at its end.
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <string>

#include "model/rule.h"

namespace pith::cli {

struct Tally {
  uint64_t documents = 0, failed = 0, changed = 0;
  uint64_t bytes_read = 0, bytes_written = 0;
  std::array<uint64_t, kCategoryCount> removals{}, removed_bytes{};

  void add(const Tally& other);
};

// Several lines, in plain words, with numbers aligned.
std::string summary(const Tally& tally, double seconds);

// Redraws one line on standard error; nothing is written when that is no terminal.
class Progress {
 public:
  explicit Progress(bool wanted);
  ~Progress();
  void show(const Tally& tally);
  // Takes the line away, so that messages can be printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  bool on_;
  bool drawn_ = false;
  Clock::time_point start_, last_;
};

}  // namespace pith::cli
