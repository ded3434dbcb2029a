#include <cstdio>
#include <iostream>
#include <memory>

#include "check.h"
#include "cli/commands.h"
#include "cli/log.h"
#include "cli/rule_flags.h"
#include "cli/rules_import.h"
#include "cli/rules_new_command.h"
#include "cli/rules_stats.h"
#include "rules/builtin.h"
#include "rules/reference.h"

namespace pith::cli {
namespace {

int shown() {
  return std::cout.flush() ? kDone : kFailed;
}

int show_text(const std::string& text) {
  std::cout << text;
  return shown();
}

// Rules of files and folders, checked; of the built-in ones when none are named.
LoadedRules load_paths(const std::vector<std::string>& paths) {
  std::vector<RuleFile> files;
  LoadedRules failed;
  if (paths.empty()) files = builtin_rule_files();
  for (const std::string& path : paths) {
    auto some = gather_rule_files({false, "", {path}});
    if (!some) {
      failed.errors.push_back(some.error());
      continue;
    }
    for (RuleFile& file : some->unchecked) files.push_back(std::move(file));
  }
  LoadedRules loaded = load_rules(files);
  loaded.errors.insert(loaded.errors.begin(), failed.errors.begin(), failed.errors.end());
  return loaded;
}

int show_coverage(const CheckReport& report) {
  size_t silent = 0;
  for (const RuleCoverage& rule : report.coverage) {
    silent += rule.unmatched.size();
    for (const std::string& pattern : rule.unmatched)
      std::cout << rule.id << ": in no case of its own: " << pattern << '\n';
  }
  std::cout << silent << " patterns without a case\n";
  return shown();
}

int run_cases(const std::vector<std::string>& paths, bool coverage) {
  const LoadedRules loaded = load_paths(paths);
  for (const Error& error : loaded.errors) std::cerr << error.to_string() << '\n';
  const CheckReport report = check_rules(loaded.rules);
  for (const Error& failure : report.failures) std::cerr << failure.to_string() << '\n';
  std::cout << loaded.rules.size() << " rules, " << report.cases << " cases, " << report.failures.size()
            << " failures, " << loaded.errors.size() << " faults\n";
  if (coverage && show_coverage(report) != kDone) return kFailed;
  if (!loaded.errors.empty()) return kFailed;
  return report.failures.empty() ? shown() : kFound;
}

struct ListFlags {
  RuleFlags rules;
  std::vector<std::string> ids;
};

// The rules that the flags leave on; nullopt after an error was logged.
std::optional<std::vector<Rule>> chosen_rules(const RuleFlags& flags) {
  Options options;
  if (auto wrong = apply(flags, options)) {
    log_error(wrong->to_string());
    return std::nullopt;
  }
  auto cleaner = Cleaner::create(options);
  if (cleaner) return cleaner->rules().rules();
  log_error(cleaner.error().to_string());
  return std::nullopt;
}

int list_rules(const ListFlags& flags) {
  const auto rules = chosen_rules(flags.rules);
  if (!rules) return kFailed;
  for (const Rule& rule : *rules) {
    std::printf("%-44s %-11s %-12s %s\n", rule.id.c_str(), std::string(category_name(rule.category)).c_str(),
                std::string(action_name(rule.action)).c_str(), rule.reason.c_str());
  }
  return std::fflush(stdout) == 0 ? kDone : kFailed;
}

int show_rules(ListFlags flags) {
  for (const std::string& id : flags.ids) flags.rules.only.push_back(id);
  const auto rules = chosen_rules(flags.rules);
  if (!rules) return kFailed;
  std::string text;
  for (const Rule& rule : *rules) text += (text.empty() ? "" : "\n") + describe_rule(rule);
  return show_text(text);
}

Command list_command() {
  auto state = std::make_shared<ListFlags>();
  Command command;
  command.name = "list";
  command.brief = "list the rules: id, category, action, reason";
  command.flags = flags_of(state->rules);
  command.run = [state] { return list_rules(*state); };
  return command;
}

Command show_command() {
  auto state = std::make_shared<ListFlags>();
  Command command;
  command.name = "show";
  command.brief = "show all that rules say, with their cases";
  command.examples = "pith rules show core.title.repeated\npith rules show 'de.share.*'";
  command.flags = flags_of(state->rules);
  command.arguments = {"ID", "ids, or prefixes that end in '.' or '*'", &state->ids, 1};
  command.run = [state] { return show_rules(*state); };
  return command;
}

struct CheckFlags {
  std::vector<std::string> paths;
  bool coverage = false;
};

Command check_command() {
  auto state = std::make_shared<CheckFlags>();
  Command command;
  command.name = "check";
  command.brief = "check rule files and run the rules' own cases";
  command.detail =
      "Reports every fault of every file with line and column, then runs the cases that rules carry. Exit status 2 for "
      "faults in the files, 1 for failing cases.";
  command.examples = "pith rules check rules/\npith rules check my.toml";
  command.arguments = {"PATH", "rule files and folders; none = the built-in rules", &state->paths, 0};
  command.run = [state] { return run_cases(state->paths, false); };
  return command;
}

Command test_command() {
  auto state = std::make_shared<CheckFlags>();
  Command command;
  command.name = "test";
  command.brief = "run the rules' own cases, and say what they leave untried";
  command.flags = {{"coverage", 0, "", &state->coverage, "list the patterns that no case of their rule matches"}};
  command.arguments = {"PATH", "rule files and folders; none = the built-in rules", &state->paths, 0};
  command.run = [state] { return run_cases(state->paths, state->coverage); };
  return command;
}

Command text_command(const char* name, const char* brief, std::string (*text)()) {
  Command command;
  command.name = name;
  command.brief = brief;
  command.run = [text] { return show_text(text()); };
  return command;
}

}  // namespace

Command rules_command() {
  Command command;
  command.name = "rules";
  command.brief = "list, explain, check and measure rules";
  command.detail = "Tools for who writes rules. \"pith rules docs\" prints the reference of the format.";
  command.examples =
      "pith rules list\npith rules new page.html --quote \"Get our letter\"\npith rules check rules/\npith rules stats "
      "--labels labels.jsonl pages/";
  command.commands.push_back(list_command());
  command.commands.push_back(show_command());
  command.commands.push_back(check_command());
  command.commands.push_back(test_command());
  command.commands.push_back(rules_new_command());
  command.commands.push_back(stats_command());
  command.commands.push_back(bench_command());
  command.commands.push_back(rules_import_command());
  command.commands.push_back(text_command("docs", "print the reference of rule files, as Markdown", rule_reference));
  command.commands.push_back(text_command("schema", "print a JSON Schema of rule files, for editors", rule_schema));
  return command;
}

}  // namespace pith::cli
