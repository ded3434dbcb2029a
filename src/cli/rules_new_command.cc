#include "cli/rules_new_command.h"

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <memory>
#include <optional>

#include "base/rule_text.h"
#include "base/text.h"
#include "check.h"
#include "cli/explain.h"
#include "cli/held_page.h"
#include "cli/log.h"
#include "read/reader.h"
#include "rules/load.h"
#include "rules/propose.h"
#include "rules/rule_set.h"

namespace pith::cli {
namespace {

constexpr int kSamples = 3;  // texts shown of each page

struct NewFlags {
  LogFlags log;
  ProposalOptions proposal;
  std::string quote, output;
  std::vector<std::string> pages, others;
};

int fail(const Error& error) {
  log_error(error.to_string());
  return kFailed;
}

Result<HeldPage> first_page(const std::vector<std::string>& inputs) {
  auto reader = open_inputs(inputs, {});
  if (std::optional<Record> record = reader->next()) return hold_page(std::move(*record));
  return Error{ErrorCode::usage, "no page in " + inputs[0], {}};
}

std::string header(const std::string& path) {
  const std::string stem = std::filesystem::path(path).stem().string();
  return "schema = 1\npack = " + toml_string(path.empty() ? "own" : slug(stem)) + "\n\n";
}

// The rule as `rules check` sees it; the first fault when it does not pass.
Result<Rule> checked(const std::string& toml) {
  LoadedRules loaded = load_rules({{"new rule", toml}});
  if (!loaded.errors.empty()) return loaded.errors[0];
  const CheckReport report = check_rules(loaded.rules);
  if (!report.failures.empty()) return report.failures[0];
  return loaded.rules[0];
}

void show_hits(const HeldPage& held, const RuleSet& rules, const std::string& name) {
  const Decisions decisions = held.decisions(rules);
  std::fprintf(stderr, "%s: takes %zu of %zu blocks\n", name.c_str(), decisions.removals.size(), held.blocks.size());
  for (const std::string& warning : decisions.warnings) std::fprintf(stderr, "    %s\n", warning.c_str());
  int shown = 0;
  for (const Removal& removal : decisions.removals) {
    if (++shown > kSamples) break;
    const std::string text = squeezed(removal.within.of(held.blocks[removal.block].text));
    std::fprintf(stderr, "    \"%.100s\"\n", text.c_str());
  }
}

// Returns an exit status: kFailed where a page cannot be read.
int show_all(const NewFlags& flags, const HeldPage& page, const Rule& rule) {
  Rule everywhere = rule;
  everywhere.hosts.clear();
  const auto rules = RuleSet::compile({everywhere}, {});
  if (!rules) return fail(rules.error());
  show_hits(page, *rules, flags.pages[0]);
  if (flags.others.empty()) return kDone;
  return for_each_page(flags.others, [&](const HeldPage& held) { show_hits(held, *rules, shown_name(held.record)); });
}

std::string text_of_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

// The file must still load with the rule in it: ids are unique.
int append_to(const std::string& path, const std::string& rule) {
  const bool is_new = !std::filesystem::exists(path);
  if (!is_new) {
    const LoadedRules together = load_rules({{path, text_of_file(path) + "\n" + rule}});
    if (!together.errors.empty()) return fail(together.errors[0]);
  }
  std::error_code ignored;  // what cannot be made shows when the file is opened
  if (const auto folder = std::filesystem::path(path).parent_path(); !folder.empty())
    std::filesystem::create_directories(folder, ignored);
  std::ofstream out(path, std::ios::binary | std::ios::app);
  out << (is_new ? header(path) : "\n") << rule << std::flush;
  if (out) return kDone;
  log_error(path + ": cannot be written");
  return kFailed;
}

int run(const NewFlags& flags) {
  if (auto wrong = start_log(flags.log)) return fail(*wrong);
  if (flags.quote.empty()) return fail({ErrorCode::usage, "pass --quote TEXT: what the page says and should not", {}});
  const auto page = first_page(flags.pages);
  if (!page) return fail(page.error());
  const auto quoted = find_quote(page->blocks, flags.quote);
  if (!quoted) return fail(quoted.error());
  const std::string rule = propose_rule(page->document, page->blocks, *quoted, flags.proposal);
  const auto good = checked(header(flags.output) + rule);
  if (!good) return fail(good.error());
  const int shown = show_all(flags, *page, *good);
  if (!flags.output.empty()) return std::max(shown, append_to(flags.output, rule));
  std::cout << header("") << rule << std::flush;
  return std::cout ? shown : kFailed;
}

std::vector<std::string> categories() {
  std::vector<std::string> names;
  for (int i = 0; i < kCategoryCount; ++i) names.emplace_back(category_name(static_cast<Category>(i)));
  return names;
}

}  // namespace

Command rules_new_command() {
  auto state = std::make_shared<NewFlags>();
  Command command;
  command.name = "new";
  command.brief = "propose a rule from a page and a text on it that should go";
  command.detail =
      "Finds the quoted text on PAGE and writes a rule that takes it: by the id or a class of an element that holds it "
      "and little else, or else by its wording. The rule comes with a case that it takes and one that it leaves alone "
      "and passes \"pith rules check\". What it takes on PAGE, and on the pages given by --in, is shown on standard "
      "error.";
  command.examples =
      "pith rules new page.html --quote \"Get our letter\" --category subscribe\n"
      "pith rules new page.html --quote \"Get our letter\" --in pages/ -o rules/own.toml";
  command.flags = {
      {"quote", 0, "TEXT", &state->quote, "what the page says and should not", "", {}, "", false},
      {"in", 0, "PAGES", &state->others, "show what the rule would take there; may be given again", "", {}, "", false},
      {"category", 0, "NAME", &state->proposal.category, "the rule's category", "", categories(), "", false},
      {"id", 0, "ID", &state->proposal.id, "the rule's id, instead of one made of its words", "", {}, "", false},
      {"text-only",
       0,
       "",
       &state->proposal.text_only,
       "by wording, even where an element has a name",
       "",
       {},
       "",
       false},
      {"output", 'o', "FILE", &state->output, "append the rule to FILE", "", {}, "", false}};
  append(command.flags, flags_of(state->log));
  command.arguments = {"PAGE", "the page or text that says it", &state->pages, 1, 1};
  command.run = [state] { return run(*state); };
  return command;
}

}  // namespace pith::cli
