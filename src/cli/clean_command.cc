#include <iostream>
#include <memory>

#include "cli/commands.h"
#include "cli/input_flags.h"
#include "cli/log.h"
#include "cli/rule_flags.h"

namespace pith::cli {
namespace {

struct CleanFlags {
  RuleFlags rules;
  InputFlags input;
  LogFlags log;
  std::string from = "auto", to = "text";
  std::vector<std::string> inputs;
};

Format format_of(std::string_view name) {
  if (name == "markdown") return Format::markdown;
  if (name == "html") return Format::html;
  return name == "jsonl" ? Format::jsonl : Format::text;
}

int clean_all(const CleanFlags& flags, const Options& options) {
  auto cleaner = Cleaner::create(options);
  if (!cleaner) {
    log_error(cleaner.error().to_string());
    return kFailed;
  }
  int status = kDone;
  auto reader = open_all(flags.input, flags.inputs);
  while (std::optional<Record> record = reader->next()) {
    if (record->error) {
      log_error(record->error->to_string());
      if (flags.to == "jsonl") std::cout << cleaner->write_error(*record, *record->error);
      status = kFailed;
      continue;
    }
    Record about = *record;
    auto page = cleaner->clean(std::move(*record));
    if (!page) {
      log_error(page.error().to_string());
      if (flags.to == "jsonl") std::cout << cleaner->write_error(about, page.error());
      status = kFailed;
      continue;
    }
    std::cout << cleaner->write(*page, format_of(flags.to));
  }
  return status;
}

int run(const CleanFlags& flags) {
  if (auto wrong = start_log(flags.log)) {
    log_error(wrong->to_string());
    return kFailed;
  }
  Options options;
  if (auto wrong = apply(flags.rules, options)) {
    log_error(wrong->to_string());
    return kFailed;
  }
  if (flags.from != "auto") options.clean.decode.forced_kind = flags.from == "html" ? PageKind::html : PageKind::text;
  return clean_all(flags, options);
}

}  // namespace

Command clean_command() {
  auto state = std::make_shared<CleanFlags>();
  Command command;
  command.name = "clean";
  command.brief = "remove boilerplate from pages and texts";
  command.flags = {
      {"from", 0, "KIND", &state->from, "what the inputs are", "", {"auto", "html", "text"}},
      {"to", 't', "FORMAT", &state->to, "what to write", "", {"text", "markdown", "html", "jsonl"}},
  };
  append(command.flags, flags_of(state->input));
  append(command.flags, flags_of(state->rules));
  append(command.flags, flags_of(state->log));
  command.arguments = {"INPUT", "files, folders, archives or web addresses; \"-\" or none: standard input",
                       &state->inputs, 0, UINT32_MAX};
  command.run = [state] { return run(*state); };
  return command;
}

}  // namespace pith::cli
