#include "cli/fetch_run.h"

#include <csignal>
#include <cstdio>

#include "cli/log.h"

namespace pith::cli {
namespace {

volatile std::sig_atomic_t interrupted = 0;

void on_signal(int signal) {
  interrupted = 1;
  std::signal(signal, SIG_DFL);  // a second one ends the program at once
}

World interruptible_world() {
  World world = real_world();
  world.interrupted = [] { return interrupted != 0; };
  return world;
}

// The name of a page in the state: without secrets, fragment and differences of spelling.
std::string state_name(const std::string& address) {
  const Result<WebUrl> url = parse_web_url(address);
  return url ? url->text : address;
}

std::string outcome_of(const Fetched& fetched) {
  if (fetched.not_modified) return "not modified";
  const int status = fetched.exchanges.empty() ? 0 : fetched.exchanges.back().status;
  if (!fetched.record.error) return std::to_string(status);
  const std::string& message = fetched.record.error->message;
  if (message.starts_with("status ") || message.starts_with("robots.txt")) return message.substr(0, message.find(':'));
  switch (fetched.record.error->code) {
    case ErrorCode::network:
      return "network";
    case ErrorCode::too_large:
      return "too large";
    case ErrorCode::usage:
      return "no address";
    default:
      return "broken";
  }
}

std::string fixed(double value, int digits) {
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", digits, value);
  return text;
}

}  // namespace

FetchRun::FetchRun(FetchOptions options, std::unique_ptr<FetchOutput> output, std::optional<CrawlState> state)
    : fetcher_(std::move(options), interruptible_world()),
      output_(std::move(output)),
      state_(std::move(state)),
      world_(real_world()) {
  began_ = world_.seconds();
  fetcher_.set_filter([this](const std::string& address, Validators& known) { return is_wanted(address, known); });
}

// False for what is done already.
bool FetchRun::is_wanted(const std::string& address, Validators& validators) {
  if (!state_) return true;
  const Result<std::optional<KnownPage>> known = state_->find(state_name(address));
  if (!known) {
    state_fault_ = known.error();
    return false;
  }
  if (!known->has_value()) return true;
  validators = known.value()->validators;
  if (known.value()->done) ++tally_.skipped;
  return !known.value()->done;
}

void FetchRun::add(const std::string& address, LinkKind kind) {
  Validators known;
  if (kind != LinkKind::page) {
    fetcher_.add(address, kind);
  } else if (is_wanted(address, known)) {
    fetcher_.add(address, kind, known);
  }
}

std::optional<Error> FetchRun::run(bool show_progress) {
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  std::optional<Error> wrong;
  while (!wrong && !state_fault_) {
    std::optional<Fetched> fetched = fetcher_.next();
    if (!fetched) break;
    count(*fetched);
    wrong = take(std::move(*fetched));
    if (show_progress) show(world_.seconds());
  }
  if (show_progress && shown_ > 0) std::fputs("\r\033[K", stderr);
  tally_.seconds = world_.seconds() - began_;
  if (wrong || state_fault_) return wrong ? wrong : state_fault_;
  if (state_ && fetcher_.left() == 0 && !interrupted) return state_->end_run();
  return std::nullopt;
}

void FetchRun::count(const Fetched& fetched) {
  ++tally_.pages;
  ++tally_.outcomes[outcome_of(fetched)];
  for (const Exchange& exchange : fetched.exchanges) tally_.bytes += exchange.body.size();
  if (!fetched.record.error) return;
  ++tally_.failed;
  log_error(fetched.record.error->to_string());
}

// First the output, then the state: see fetch/state.cc.
std::optional<Error> FetchRun::take(Fetched fetched) {
  const std::string name = state_name(fetched.asked);
  KnownPage known;
  if (state_) {
    const Result<std::optional<KnownPage>> before = state_->find(name);
    if (!before) return before.error();
    if (before->has_value()) known = **before;
  }
  const bool keep_validators = fetched.not_modified || fetched.record.error;
  if (!keep_validators) known.validators = fetched.validators;
  if (auto wrong = output_->write(std::move(fetched), known)) return wrong;
  return state_ ? state_->finish(name, known, output_->bytes()) : std::nullopt;
}

void FetchRun::show(double now) {
  if (now - shown_ < 0.2) return;
  shown_ = now;
  tally_.seconds = now - began_;
  std::fprintf(stderr, "\r\033[K%s, %zu left", summary(tally_).c_str(), fetcher_.left());
}

std::string summary(const FetchTally& tally) {
  std::string out = std::to_string(tally.pages) + " pages, " + std::to_string(tally.failed) + " failed, " +
                    fixed(static_cast<double>(tally.bytes) / 1e6, 1) + " MB in " + fixed(tally.seconds, 1) + " s";
  if (tally.seconds > 0) out += " (" + fixed(static_cast<double>(tally.pages) / tally.seconds, 1) + " pages/s)";
  const char* separator = ": ";
  for (const auto& [outcome, count] : tally.outcomes) {
    out += separator + std::to_string(count) + " x " + outcome;
    separator = ", ";
  }
  if (tally.skipped > 0) out += "; " + std::to_string(tally.skipped) + " were done before";
  return out;
}

}  // namespace pith::cli
