#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>

#include "blocks/segment.h"
#include "cli/commands.h"
#include "cli/input_flags.h"
#include "cli/log.h"
#include "learn/rule_file.h"
#include "parse/decode.h"
#include "parse/page.h"
#include "read/reader.h"
#include "rules/hosts.h"

namespace pith::cli {
namespace {

struct LearnFlags {
  LogFlags log;
  std::vector<std::string> inputs;
  std::string output, host;
  std::string from = "auto", field = "html";
  std::optional<double> min_pages, min_share;
};

struct Pass {
  uint32_t pages = 0;
  uint32_t failed = 0;
  std::string host;  // of all pages so far
  bool one_host = true;
};

void note_host(Pass& pass, const std::string& url) {
  const std::string host = host_of(url);
  if (host.empty()) return;
  if (!pass.host.empty() && pass.host != host) pass.one_host = false;
  pass.host = host;
}

// Reads all pages once and shows each to `learn`.
template <typename Learn>
Pass read_pages(const LearnFlags& flags, bool report, Learn&& learn) {
  Pass pass;
  auto fail = [&](const Error& error) {
    ++pass.failed;
    if (report) log_error(error.to_string());
  };
  ReadOptions read;
  read.field = flags.field;
  DecodeOptions decoding;
  decoding.forced_kind = kind_from(flags.from);
  auto reader = open_inputs(flags.inputs, read);
  while (std::optional<Record> record = reader->next()) {
    if (record->error) {
      fail(*record->error);
      continue;
    }
    note_host(pass, record->url);
    auto page = decode(std::move(*record), decoding);
    if (!page) {
      fail(page.error());
      continue;
    }
    const auto document = parse_page(*page);
    if (!document) {
      fail(document.error());
      continue;
    }
    learn(page->kind, *document, segment(*document, page->kind));
    ++pass.pages;
  }
  return pass;
}

int write_rules(const std::string& rules, const std::string& path) {
  if (path.empty() || path == "-") {
    std::cout << rules << std::flush;
    return std::cout ? kDone : kFailed;
  }
  std::error_code ignored;  // what cannot be made shows when the file is opened
  if (const auto folder = std::filesystem::path(path).parent_path(); !folder.empty())
    std::filesystem::create_directories(folder, ignored);
  std::ofstream out(path, std::ios::binary);
  out << rules << std::flush;
  if (out) return kDone;
  log_error(path + ": cannot be written");
  return kFailed;
}

void report(const LearnedSite& site, const LearnedLines& text, const std::string& host) {
  if (site.pages > 0 || text.pages == 0)
    std::fprintf(stderr, "%u pages of %s: %zu containers and %zu texts repeat\n", site.pages, host.c_str(),
                 site.containers.size(), site.texts.size());
  if (text.pages > 0)
    std::fprintf(stderr, "%u texts of %s: %zu lines at the top, %zu at the bottom and %zu between repeat\n", text.pages,
                 host.c_str(), text.top.lines.size(), text.bottom.lines.size(),
                 text.chains.lines.size() + text.sentences.lines.size());
}

int run(const LearnFlags& flags) {
  if (auto wrong = start_log(flags.log)) {
    log_error(wrong->to_string());
    return kFailed;
  }
  LearnOptions options;
  if (flags.min_pages) options.min_pages = static_cast<uint32_t>(*flags.min_pages);
  if (flags.min_share) options.min_share = *flags.min_share;
  SiteLearner learner(options);
  LineLearner lines(options);
  const Pass first = read_pages(flags, true, [&](PageKind kind, const Document& document, const Blocks& blocks) {
    kind == PageKind::text ? lines.count(blocks) : learner.count(document, blocks);
  });
  std::string host = flags.host;
  if (host.empty() && first.one_host) host = first.host;
  if (host.empty()) {
    log_error(first.one_host ? "the pages do not say which host they are of: pass --host HOST"
                             : "the pages are of several hosts: pass those of one, or --host HOST");
    return kFailed;
  }
  read_pages(flags, false, [&](PageKind kind, const Document& document, const Blocks& blocks) {
    kind == PageKind::text ? lines.measure(blocks) : learner.measure(document, blocks);
  });
  const LearnedSite site = learner.finish();
  const LearnedLines text = lines.finish();
  const std::string rules = rule_file(site, text, host);
  report(site, text, host);
  if (rules.empty()) return first.failed > 0 ? kFailed : kDone;
  const int status = write_rules(rules, flags.output);
  return first.failed > 0 ? kFailed : status;
}

std::vector<Flag> own_flags(LearnFlags& flags) {
  return {
      {"output", 'o', "FILE", &flags.output, "write the rules there, not to standard output", "", {}, "", false},
      {"host",
       0,
       "HOST",
       &flags.host,
       "the host the rules are for; needed where the pages do not name theirs",
       "",
       {},
       "",
       false},
      from_flag(flags.from),
      field_flag(flags.field),
      {"min-pages",
       0,
       "N",
       &flags.min_pages,
       "what stands on fewer pages is not a template's (default 3)",
       "",
       {},
       "",
       false},
      {"min-share",
       0,
       "SHARE",
       &flags.min_share,
       "nor what stands on a smaller share of them (default 0.15)",
       "",
       {},
       "",
       false},
  };
}

}  // namespace

Command learn_command() {
  auto state = std::make_shared<LearnFlags>();
  Command command;
  command.name = "learn";
  command.brief = "write the rules of one site from many of its pages";
  command.detail =
      "Reads the pages twice: first to see which texts stand on many of them, then to see which elements hold nothing "
      "else. Of plain texts, which another tool has made of pages, it learns the lines that stand on many, and where. "
      "What it finds is written as a rule file "
      "to read, prune and pass to --rules.";
  command.examples =
      "pith learn --host example.com -o rules/example.toml pages/\n"
      "pith learn --from text --field text -o rules/example.toml texts.ndjson\n"
      "pith clean --rules rules/ pages/";
  command.flags = own_flags(*state);
  append(command.flags, flags_of(state->log));
  command.arguments = {"PAGES", "files, folders or archives, all of one site", &state->inputs, 1};
  command.run = [state] { return run(*state); };
  return command;
}

}  // namespace pith::cli
