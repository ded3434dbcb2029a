// pith clean: records from the readers, cleaned by some threads, written in order by this one.
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <memory>
#include <thread>
#include <utility>

#include "cli/clean_flags.h"
#include "cli/commands.h"
#include "cli/compressed_output.h"
#include "cli/diff.h"
#include "cli/explain.h"
#include "cli/fetch_flags.h"
#include "cli/long_output.h"
#include "cli/ordered.h"
#include "cli/output.h"
#include "cli/progress.h"

namespace pith::cli {
namespace {

// What one document comes to: made by any thread, written by one.
struct Outcome {
  Record record;  // without its bytes
  std::string bytes;
  std::string explained;
  std::optional<Error> error;
  std::vector<std::string> warnings;
  Tally tally;
};

class Worker {
 public:
  Worker(const CleanFlags& flags, const Cleaner& cleaner)
      : flags_(flags), format_(format_of(flags.format).value()), cleaner_(cleaner) {}

  Outcome clean(Record&& record) const {
    Outcome outcome;
    outcome.tally.documents = 1;
    outcome.tally.bytes_read = record.bytes.size();
    if (record.url.empty()) record.url = flags_.url;
    std::string bytes = std::exchange(record.bytes, {});
    outcome.record = record;
    record.bytes = std::move(bytes);
    if (record.error) return fail(std::move(outcome), *record.error);
    auto document = cleaner_.clean(std::move(record));
    if (!document) return fail(std::move(outcome), document.error());
    count(*document, outcome.tally);
    outcome.warnings = document->page->warnings;
    for (const std::string& warning : document->cleaned.warnings) outcome.warnings.push_back(warning);
    if (flags_.explain == "text") outcome.explained = explain_text(*document);
    if (flags_.explain == "json") outcome.explained = explain_json(*document);
    if (flags_.dry_run || flags_.check) return outcome;
    outcome.bytes = flags_.diff ? diff_of(*document, shown_name(outcome.record)) : cleaner_.write(*document, format_);
    outcome.tally.bytes_written = outcome.bytes.size();
    return outcome;
  }

 private:
  Outcome fail(Outcome&& outcome, const Error& error) const {
    outcome.tally.failed = 1;
    outcome.error = error;
    const bool writes = !flags_.dry_run && !flags_.check && !flags_.diff;
    if (writes) outcome.bytes = cleaner_.write_error(outcome.record, error, format_);
    outcome.tally.bytes_written = outcome.bytes.size();
    return std::move(outcome);
  }

  static void count(const CleanDocument& document, Tally& tally) {
    tally.changed = document.cleaned.removals.empty() ? 0 : 1;
    for (const Removal& removal : document.cleaned.removals) {
      ++tally.removals[static_cast<size_t>(removal.category)];
      tally.removed_bytes[static_cast<size_t>(removal.category)] += removal.within.size();
    }
  }

  const CleanFlags& flags_;
  Format format_;
  const Cleaner& cleaner_;
};

class Run {
 public:
  Run(const CleanFlags& flags, Output& output) : flags_(flags), output_(output), progress_(wants_progress(flags)) {}

  // False when the output failed: nothing more can be done.
  bool take(Outcome&& outcome) {
    tally_.add(outcome.tally);
    progress_.show(tally_);
    report(outcome);
    const bool writes = !flags_.dry_run && !flags_.check && (!outcome.error || !outcome.bytes.empty());
    std::optional<Error> error = writes ? output_.write(outcome.record, outcome.bytes) : std::nullopt;
    if (!error) error = output_.passed(1);
    return error ? lose(*error) : true;
  }

  int finish(double seconds) {
    progress_.clear();
    if (!output_failed_) {
      if (auto error = output_.finish()) lose(*error);
    }
    if (flags_.stats) std::cerr << summary(tally_, seconds);
    if (tally_.failed > 0 || output_failed_) return kFailed;
    return flags_.check && tally_.changed > 0 ? kFound : kDone;
  }

 private:
  // Not between lines of text on the same terminal.
  static bool wants_progress(const CleanFlags& flags) {
    const bool elsewhere = !flags.output.empty() || !flags.output_dir.empty() || !isatty(STDOUT_FILENO);
    return elsewhere && flags.log.quiet == 0;
  }

  void report(const Outcome& outcome) {
    const std::string name = shown_name(outcome.record);
    if (outcome.error) say(&log_error, with_name(*outcome.error, name));
    for (const std::string& warning : outcome.warnings) say(&log_info, name + ": " + warning);
    if (!outcome.explained.empty()) progress_.clear(), std::cerr << outcome.explained;
    if (flags_.check && outcome.tally.changed > 0) say(&log_warning, name + ": would be changed");
    log_debug(name + ": " + std::to_string(outcome.tally.bytes_read) + " bytes read, " +
              std::to_string(outcome.tally.bytes_written) + " written");
  }
  void say(void (*log)(std::string_view), const std::string& message) {
    progress_.clear();
    log(message);
  }
  static std::string with_name(const Error& error, const std::string& name) {
    return error.place.source.empty() ? name + ": " + error.to_string() : error.to_string();
  }
  bool lose(const Error& error) {
    output_failed_ = true;
    say(&log_error, error.to_string());
    return false;
  }

  const CleanFlags& flags_;
  Output& output_;
  Progress progress_;
  Tally tally_;
  bool output_failed_ = false;
};

// What makes the bytes of an output: a run that goes on must have the same.
std::string identity_of(const CleanFlags& flags, const Cleaner& cleaner) {
  std::string all;
  const std::string switches = {flags.diff ? 'd' : '-', flags.model.no_model ? 'n' : '-',
                                flags.model.precision ? 'p' : '-', flags.model.recall ? 'r' : '-'};
  const auto add = [&](const std::string& part) { all += std::to_string(part.size()) + ':' + part; };
  for (const std::string& part :
       {flags.from, flags.format.to, flags.format.schema, flags.format.compress, flags.shard_size, flags.encoding,
        flags.url, flags.input.container, flags.input.field, flags.model.model, flags.model.kind,
        std::to_string(flags.model.threshold.value_or(-1)), switches, std::string(cleaner.rules().digest()),
        std::string(version())}) {
    add(part);
  }
  for (const std::string& input : flags.inputs) add(input);
  return all;
}

Result<std::unique_ptr<Output>> open_file(const CleanFlags& flags, const Cleaner& cleaner) {
  const std::optional<uint64_t> size = flags.shard_size.empty() ? 0 : parse_size(flags.shard_size);
  if (!size || (*size == 0 && !flags.shard_size.empty()))
    return Error{ErrorCode::usage, "--shard-size: expected a size such as 64M, found \"" + flags.shard_size + '"', {}};
  if (flags.resume) return resumable_output(flags.output, identity_of(flags, cleaner), *size);
  return *size > 0 ? sharded_output(flags.output, *size) : file_output(flags.output);
}

Result<std::unique_ptr<Output>> open_folder(const CleanFlags& flags) {
  const Compression compression = compression_of(flags.format, "");
  const std::string extension = flags.diff ? ".diff" : extension_of(format_of(flags.format).value());
  return folder_output(flags.output_dir, extension + std::string(compressed_extension(compression)), compression);
}

Result<std::unique_ptr<Output>> open_output(const CleanFlags& flags, const Cleaner& cleaner) {
  if (flags.dry_run || flags.check) return standard_output();
  if (!flags.output_dir.empty()) return open_folder(flags);
  const bool to_file = !flags.output.empty() && flags.output != "-";
  const Compression compression = compression_of(flags.format, flags.output);
  if (!to_file && compression != Compression::none && isatty(STDOUT_FILENO))
    return Error{ErrorCode::usage, "compressed data is not written to a terminal", {}};
  auto output = to_file ? open_file(flags, cleaner) : standard_output();
  if (!output) return output;
  return compressed_output(std::move(output).value(), compression, member_size_of(format_of(flags.format).value()));
}

int fail(const Error& error) {
  log_error(error.to_string());
  return kFailed;
}

// Lives until the next run, or is left to the end of the process: taking all rules apart first is a twentieth of the
// time that one small page takes.
const Result<Cleaner>& keep(Result<Cleaner>&& cleaner) {
  static auto* const kept = new std::unique_ptr<Result<Cleaner>>;
  *kept = std::make_unique<Result<Cleaner>>(std::move(cleaner));
  return **kept;
}

int run(const CleanFlags& flags) {
  if (auto wrong = start_log(flags.log)) return fail(*wrong);
  guard_signals();
  if (flags.inputs.empty() && isatty(STDIN_FILENO))
    return fail({ErrorCode::usage, "nothing to read: name files, or \"-\" for what you type. Try 'pith --help'.", {}});
  const auto options = options_of(flags);
  if (!options) return fail(options.error());
  const Result<Cleaner>& cleaner = keep(Cleaner::create(*options));
  if (!cleaner) return fail(cleaner.error());
  const auto output = open_output(flags, *cleaner);
  if (!output) return fail(output.error());

  const auto start = std::chrono::steady_clock::now();
  const auto reader = open_all(flags.input, flags.inputs);
  for (uint64_t n = 0; n < (*output)->already(); ++n) reader->next();
  const Worker worker(flags, *cleaner);
  Run run(flags, **output);
  const uint32_t jobs = flags.jobs > 0 ? flags.jobs : std::max(1u, std::thread::hardware_concurrency());
  Ordered<Record, Outcome>::run(
      jobs, [&] { return reader->next(); }, [&](Record&& record) { return worker.clean(std::move(record)); },
      [&](Outcome&& outcome) { return run.take(std::move(outcome)); });
  return run.finish(std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count());
}

}  // namespace

Command clean_command() {
  auto state = std::make_shared<CleanFlags>();
  Command command;
  command.name = "clean";
  command.brief = "remove boilerplate from pages and texts";
  command.detail =
      "Cleaned documents go to standard output, all else to standard error. A document that cannot be read does not "
      "stop the rest. Exit status: 0 done; 1 only with --check, something would be removed; 2 an error.";
  command.examples =
      "pith clean page.html                          # the text of a page\n"
      "pith clean --to markdown --output-dir out pages/\n"
      "pith clean --explain --dry-run page.html      # what would be removed, and why\n"
      "pith clean --diff notes.txt                   # the same as a diff\n"
      "pith clean -j 4 --to jsonl -o pages.jsonl crawl.warc.gz\n"
      "pith clean --keep byline,comment --disable en.share.* page.html";
  command.flags = flags_of(*state);
  command.arguments = {"INPUT", "files, folders, archives or web addresses; \"-\" or none: standard input",
                       &state->inputs, 0, UINT32_MAX};
  command.run = [state] { return run(*state); };
  return command;
}

}  // namespace pith::cli
