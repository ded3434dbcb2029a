#include <sys/stat.h>
#include <unistd.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>

#include "cli/commands.h"
#include "cli/fetch_flags.h"
#include "cli/fetch_run.h"
#include "cli/format_flags.h"
#include "cli/log.h"
#include "cli/model_flags.h"
#include "cli/rule_flags.h"
#include "fetch/links.h"

namespace pith::cli {
namespace {

struct FetchCommand {
  FetchFlags fetch;
  FormatFlags format;
  RuleFlags rules;
  ModelFlags model;
  LogFlags log;
  std::string output = "-", archive, folder, state;
  std::vector<std::string> from, sitemaps, feeds, urls;
};

uint64_t size_of(const std::string& path) {
  struct stat info = {};
  return stat(path.c_str(), &info) == 0 && S_ISREG(info.st_mode) ? static_cast<uint64_t>(info.st_size) : 0;
}

// What of the output file stays: with a state what the state vouches for, and an archive that a new run adds to.
uint64_t bytes_to_keep(const std::string& path, bool is_archive, const std::optional<CrawlState>& state) {
  if (!state) return 0;
  if (state->resumed() && state->output_path() == path) return state->output_bytes();
  return is_archive ? size_of(path) : 0;
}

// Null when the pages are kept as they are.
Result<std::shared_ptr<const Cleaner>> make_cleaner(const FetchCommand& command) {
  if (!command.archive.empty() || !command.folder.empty()) return std::shared_ptr<const Cleaner>();
  Options options;
  if (auto wrong = apply(command.rules, options)) return *wrong;
  if (auto wrong = apply(command.model, options)) return *wrong;
  Result<Cleaner> cleaner = Cleaner::create(options);
  if (!cleaner) return cleaner.error();
  return std::make_shared<const Cleaner>(std::move(cleaner).value());
}

Result<std::unique_ptr<FetchOutput>> open_output(const FetchCommand& command, std::optional<CrawlState>& state) {
  Result<std::shared_ptr<const Cleaner>> made = make_cleaner(command);
  if (!made) return made.error();
  std::shared_ptr<const Cleaner> cleaner = std::move(made).value();
  if (!command.folder.empty()) return folder_output(command.folder);
  const bool is_archive = !command.archive.empty();
  const std::string path = is_archive ? command.archive : command.output;
  const Compression compression = compression_of(command.format, path);
  const uint64_t keep = bytes_to_keep(path, is_archive, state);
  const bool goes_on = state && state->resumed() && state->output_path() == path;
  Result<GrowingFile> file = GrowingFile::open(path, keep);
  if (!file) return file.error();
  std::unique_ptr<FetchOutput> output;
  if (is_archive) {
    output = archive_output(std::move(file).value(), compression, user_agent(command.fetch.contact));
  } else {
    output =
        cleaned_output(std::move(file).value(), std::move(cleaner), format_of(command.format).value(), compression);
  }
  if (goes_on) return output;
  if (auto wrong = output->begin()) return *wrong;
  if (!state) return output;
  if (auto wrong = state->set_output(path, output->bytes())) return *wrong;
  return output;
}

Result<std::vector<std::string>> read_list(const std::string& path) {
  if (path == "-") {
    return parse_url_list(std::string(std::istreambuf_iterator<char>(std::cin), {}));
  }
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    Error error{ErrorCode::io, "cannot open", {}};
    error.place.source = path;
    return error;
  }
  return parse_url_list(std::string(std::istreambuf_iterator<char>(file), {}));
}

std::optional<Error> add_all(const FetchCommand& command, FetchRun& run) {
  for (const std::string& url : command.urls) run.add(url, LinkKind::page);
  for (const std::string& url : command.sitemaps) run.add(url, LinkKind::sitemap);
  for (const std::string& url : command.feeds) run.add(url, LinkKind::feed);
  for (const std::string& path : command.from) {
    const Result<std::vector<std::string>> list = read_list(path);
    if (!list) return list.error();
    for (const std::string& url : *list) run.add(url, LinkKind::page);
  }
  return std::nullopt;
}

std::optional<Error> check(const FetchCommand& command) {
  const int outputs = !command.archive.empty() + !command.folder.empty() + (command.output != "-");
  if (outputs > 1) return Error{ErrorCode::usage, "--warc, --folder and --output exclude one another", {}};
  if (command.urls.empty() && command.from.empty() && command.sitemaps.empty() && command.feeds.empty()) {
    return Error{ErrorCode::usage, "nothing to fetch: give an address, --from, --sitemap or --feed", {}};
  }
  if (const auto format = format_of(command.format); !format) return format.error();
  const bool to_terminal = outputs == 0 && isatty(STDOUT_FILENO);
  if (to_terminal && !command.format.compress.empty())
    return Error{ErrorCode::usage, "compressed data is not written to a terminal", {}};
  return std::nullopt;
}

// The whole command; errors are of the run, not of single pages. False when a page failed.
Result<bool> fetch_all(const FetchCommand& command) {
  if (auto wrong = start_log(command.log)) return *wrong;
  if (auto wrong = check(command)) return *wrong;
  Result<FetchOptions> options = fetch_options(command.fetch);
  if (!options) return options.error();
  std::optional<CrawlState> state;
  if (!command.state.empty()) {
    Result<CrawlState> opened = CrawlState::open(command.state);
    if (!opened) return opened.error();
    state = std::move(opened).value();
  }
  Result<std::unique_ptr<FetchOutput>> output = open_output(command, state);
  if (!output) return output.error();
  FetchRun run(std::move(options).value(), std::move(output).value(), std::move(state));
  if (auto wrong = add_all(command, run)) return *wrong;
  const bool quiet = command.log.quiet > 0;
  if (auto wrong = run.run(!quiet && isatty(STDERR_FILENO))) return *wrong;
  log_info(summary(run.tally()));
  if (run.left() > 0) log_warning(std::to_string(run.left()) + " addresses are left over");
  return run.tally().failed == 0 && run.left() == 0;
}

int run(const FetchCommand& command) {
  const Result<bool> done = fetch_all(command);
  if (!done) log_error(done.error().to_string());
  return done && *done ? kDone : kFailed;
}

std::vector<Flag> own_flags(FetchCommand& flags) {
  return {
      {"from", 0, "FILE", &flags.from, "a file with an address a line; \"-\": standard input", "", {}, "", false},
      {"sitemap", 0, "URL", &flags.sitemaps, "the pages of a sitemap or sitemap index", "", {}, "", false},
      {"feed", 0, "URL", &flags.feeds, "the pages of an RSS or Atom feed", "", {}, "", false},
      {"output", 'o', "FILE", &flags.output, "write there, not to standard output", "", {}, "", false},
      {"warc",
       0,
       "FILE",
       &flags.archive,
       "write a WARC archive instead; compressed if named .gz or .zst",
       "",
       {},
       "",
       false},
      {"folder", 0, "FOLDER", &flags.folder, "write the pages as they are, as files", "", {}, "", false},
      {"state", 0, "FILE", &flags.state, "what was done and is known, to go on from", "", {}, "", false},
  };
}

}  // namespace

Command fetch_command() {
  auto state = std::make_shared<FetchCommand>();
  Command command;
  command.name = "fetch";
  command.brief = "fetch pages, politely, and clean or archive them";
  command.detail =
      "Fetches pages by http and https and writes them cleaned, as they are into a folder (--folder) or with request "
      "and response into a WARC archive (--warc). robots.txt is obeyed, a host gets one request at a time with a pause "
      "after it, and only public addresses are connected to.\n\n"
      "With --state a run that was killed goes on where it was when it is started again, each page once in the output "
      "(of a file, not of a pipe); a run after one that ended asks only for what has changed since.";
  command.examples =
      "pith fetch --to markdown https://example.com/\n"
      "pith fetch --from urls.txt --warc pages.warc.gz --state pages.state\n"
      "pith fetch --sitemap https://example.com/sitemap.xml --to jsonl -o pages.jsonl";
  command.flags = own_flags(*state);
  append(command.flags, flags_of(state->fetch));
  append(command.flags, flags_of(state->format));
  append(command.flags, flags_of(state->rules));
  append(command.flags, flags_of(state->model));
  append(command.flags, flags_of(state->log));
  command.arguments = {"URL", "addresses of pages", &state->urls, 0, UINT32_MAX};
  command.run = [state] { return run(*state); };
  return command;
}

}  // namespace pith::cli
