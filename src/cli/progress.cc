#include "cli/progress.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace pith::cli {
namespace {

std::string with_unit(double bytes) {
  const char* const units[] = {"B", "KB", "MB", "GB", "TB"};
  int unit = 0;
  for (; bytes >= 1000 && unit < 4; ++unit) bytes /= 1000;
  char text[32];
  std::snprintf(text, sizeof text, unit == 0 ? "%.0f %s" : "%.1f %s", bytes, units[unit]);
  return text;
}

std::string row(const std::string& what, const std::string& number, const std::string& rest = "") {
  char text[160];
  std::snprintf(text, sizeof text, "%-20s %12s%s%s\n", what.c_str(), number.c_str(), rest.empty() ? "" : "  ",
                rest.c_str());
  return text;
}

std::string rate_of(double amount, double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.0f/s", seconds > 0 ? amount / seconds : 0);
  return text;
}

bool is_terminal() {
  const char* kind = std::getenv("TERM");
  return isatty(STDERR_FILENO) && kind && std::string_view(kind) != "dumb";
}

double seconds_between(std::chrono::steady_clock::time_point a, std::chrono::steady_clock::time_point b) {
  return std::chrono::duration<double>(b - a).count();
}

}  // namespace

void Tally::add(const Tally& other) {
  documents += other.documents, failed += other.failed, changed += other.changed;
  bytes_read += other.bytes_read, bytes_written += other.bytes_written;
  for (size_t i = 0; i < removals.size(); ++i) {
    removals[i] += other.removals[i];
    removed_bytes[i] += other.removed_bytes[i];
  }
}

std::string summary(const Tally& tally, double seconds) {
  char time[32];
  std::snprintf(time, sizeof time, "%.2f s", seconds);
  std::string out =
      row("documents", std::to_string(tally.documents), rate_of(static_cast<double>(tally.documents), seconds));
  out += row("  with an error", std::to_string(tally.failed));
  out += row("  changed", std::to_string(tally.changed));
  out += row("read", with_unit(static_cast<double>(tally.bytes_read)));
  out += row("written", with_unit(static_cast<double>(tally.bytes_written)));
  for (size_t i = 0; i < tally.removals.size(); ++i) {
    if (tally.removals[i] == 0) continue;
    out += row("removed " + std::string(category_name(static_cast<Category>(i))), std::to_string(tally.removals[i]),
               with_unit(static_cast<double>(tally.removed_bytes[i])));
  }
  return out + row("time", time);
}

Progress::Progress(bool wanted) : on_(wanted && is_terminal()), start_(Clock::now()), last_(start_) {}

Progress::~Progress() {
  clear();
}

void Progress::show(const Tally& tally) {
  if (!on_) return;
  const Clock::time_point now = Clock::now();
  if (seconds_between(last_, now) < 0.2) return;
  last_ = now;
  drawn_ = true;
  std::fprintf(stderr, "\r\x1b[K%llu documents, %s, %s", static_cast<unsigned long long>(tally.documents),
               with_unit(static_cast<double>(tally.bytes_read)).c_str(),
               rate_of(static_cast<double>(tally.documents), seconds_between(start_, now)).c_str());
  std::fflush(stderr);
}

void Progress::clear() {
  if (!drawn_) return;
  drawn_ = false;
  std::fputs("\r\x1b[K", stderr);
  std::fflush(stderr);
}

}  // namespace pith::cli
