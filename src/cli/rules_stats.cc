#include "cli/rules_stats.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>

#include "cli/held_page.h"
#include "cli/log.h"
#include "cli/rule_flags.h"
#include "read/labels.h"
#include "rules/tally.h"

namespace pith::cli {
namespace {

constexpr double kLeastShown = 0.001;  // milliseconds of a rule over all pages; less is the clock's

struct StatsFlags {
  RuleFlags rules;
  std::string labels;
  bool text = false;
  std::vector<std::string> inputs;
};

struct Labelled {
  std::string text;  // the page's blocks, as plain text
  PageLabels labels;
};
using LabelledPages = std::map<std::string, Labelled>;

LabelledPages by_id(const std::vector<LabelledPage>& pages) {
  LabelledPages out;
  for (const LabelledPage& page : pages) {
    Labelled& labelled = out[page.id];
    for (const LabelledBlock& block : page.blocks) {
      labelled.text.append(block.text).append("\n\n");
      labelled.labels.add(block.text, block.label);
    }
  }
  return out;
}

// "pages/0042.html.gz" gives "0042".
std::string stem_of(const Record& record) {
  const std::string name = std::filesystem::path(record.path.empty() ? record.id : record.path).filename().string();
  return name.substr(0, name.find('.'));
}

int tally_inputs(const StatsFlags& flags, const LabelledPages& labelled, const RuleSet& rules, Tally& tally) {
  const auto add = [&](const HeldPage& page) {
    const auto found = labelled.find(stem_of(page.record));
    tally.add(page.blocks, page.decisions(rules).removals, found == labelled.end() ? nullptr : &found->second.labels);
  };
  return for_each_page(flags.inputs, add,
                       [&](const Record& record) { return labelled.empty() || labelled.contains(stem_of(record)); });
}

int tally_texts(const LabelledPages& labelled, const RuleSet& rules, Tally& tally) {
  for (const auto& [id, labels] : labelled) {
    auto page = std::make_unique<Page>();
    page->kind = PageKind::text;
    page->text = labels.text;
    const auto held = hold_page(std::move(page));
    if (!held) return log_error(id + ": " + held.error().to_string()), kFailed;
    tally.add(held->blocks, held->decisions(rules).removals, &labels.labels);
  }
  return kDone;
}

// Chaff and content are known by labels alone.
void print_tally(const Tally& tally, bool with_labels) {
  std::vector<std::pair<std::string, RuleTally>> rules(tally.rules().begin(), tally.rules().end());
  std::stable_sort(rules.begin(), rules.end(), [](const auto& a, const auto& b) {
    return a.second.on_content != b.second.on_content ? a.second.on_content > b.second.on_content
                                                      : a.second.hits > b.second.hits;
  });
  uint32_t chaff = 0, content = 0;
  std::printf(with_labels ? "   hits   chaff content   pages  rule\n" : "   hits   pages  rule\n");
  for (const auto& [id, rule] : rules) {
    chaff += rule.on_chaff, content += rule.on_content;
    std::printf("%7u ", rule.hits);
    if (with_labels) std::printf("%7u %7u ", rule.on_chaff, rule.on_content);
    std::printf("%7u  %s", rule.pages, id.c_str());
    if (!rule.false_hit.empty()) std::printf("  (\"%.70s\")", rule.false_hit.c_str());
    std::printf("\n");
  }
  std::printf("%u pages, %zu rules", tally.pages(), rules.size());
  if (with_labels) std::printf(", %u labelled blocks of chaff and %u of content taken", chaff, content);
  std::printf("\n");
}

// What is missing from a run of stats, or "".
std::string missing(const StatsFlags& flags) {
  if (flags.text) return flags.labels.empty() ? "pass --labels FILE: the labelled texts that --text looks at" : "";
  return flags.inputs.empty() ? "pass PAGES: what the rules are counted over (or --text with --labels FILE)" : "";
}

int run_stats(const StatsFlags& flags) {
  if (const std::string wrong = missing(flags); !wrong.empty()) return log_error(wrong), kFailed;
  Options options;
  if (auto wrong = apply(flags.rules, options)) return log_error(wrong->to_string()), kFailed;
  auto cleaner = Cleaner::create(options);
  if (!cleaner) return log_error(cleaner.error().to_string()), kFailed;
  LabelledPages labelled;
  if (!flags.labels.empty()) {
    auto read = read_labels(flags.labels);
    if (!read) return log_error(read.error().to_string()), kFailed;
    labelled = by_id(*read);
  }
  Tally tally;
  const int status = flags.text ? tally_texts(labelled, cleaner->rules(), tally)
                                : tally_inputs(flags, labelled, cleaner->rules(), tally);
  print_tally(tally, !flags.labels.empty());
  return std::fflush(stdout) == 0 ? status : kFailed;
}

// Milliseconds over all pages; the second of two runs, so that automata are built.
double time_rules(const RuleSet& rules, const std::vector<HeldPage>& pages) {
  double milliseconds = 0;
  for (int run = 0; run < 2; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    for (const HeldPage& page : pages) page.decisions(rules);
    milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  }
  return milliseconds;
}

int run_bench(const StatsFlags& flags) {
  Options options;
  if (auto wrong = apply(flags.rules, options)) return log_error(wrong->to_string()), kFailed;
  auto cleaner = Cleaner::create(options);
  if (!cleaner) return log_error(cleaner.error().to_string()), kFailed;
  std::vector<HeldPage> pages;  // in memory, so that only the rules are timed
  const int status = for_each_page(flags.inputs, [&](HeldPage&& page) { pages.push_back(std::move(page)); });
  const std::vector<Rule> rules = cleaner->rules().rules();
  auto nothing = RuleSet::compile(std::vector<Rule>{}, {});
  const double base = time_rules(*nothing, pages);
  std::printf("%10.3f ms  all %zu rules over %zu pages\n", time_rules(cleaner->rules(), pages), rules.size(),
              pages.size());
  std::vector<std::pair<double, std::string>> costs;
  for (const Rule& rule : rules) {
    auto alone = RuleSet::compile({rule}, {});
    costs.emplace_back(time_rules(*alone, pages) - base, rule.id);
  }
  std::sort(costs.rbegin(), costs.rend());
  const auto unseen =
      std::find_if(costs.begin(), costs.end(), [](const auto& cost) { return cost.first < kLeastShown; });
  for (auto cost = costs.begin(); cost != unseen; ++cost)
    std::printf("%10.3f ms  %s\n", cost->first, cost->second.c_str());
  std::printf("%td rules under %.3f ms each\n", costs.end() - unseen, kLeastShown);
  return std::fflush(stdout) == 0 ? status : kFailed;
}

}  // namespace

Command stats_command() {
  auto state = std::make_shared<StatsFlags>();
  Command command;
  command.name = "stats";
  command.brief = "count what each rule takes, and how much of it is content";
  command.detail =
      "With --labels, a file of JSON Lines {\"id\", \"blocks\": [{\"text\", \"label\"}]}, only the pages named "
      "there are looked at (by file name without extension), and what a rule takes is counted as chaff or content by "
      "the label of its block. G and K are content; of them are not counted: texts of under four words, and what "
      "still stands elsewhere on the page. Rules with the most false hits come first.";
  command.examples = "pith rules stats --labels labels.jsonl pages/\npith rules stats --labels labels.jsonl --text";
  command.flags = {
      {"labels", 0, "FILE", &state->labels, "labelled blocks, as JSON Lines", "", {}, "", false},
      {"text", 0, "", &state->text, "take the labelled blocks themselves as plain texts", "", {}, "", false}};
  append(command.flags, flags_of(state->rules));
  command.arguments = {"PAGES", "pages, folders or archives", &state->inputs, 0};
  command.run = [state] { return run_stats(*state); };
  return command;
}

Command bench_command() {
  auto state = std::make_shared<StatsFlags>();
  Command command;
  command.name = "bench";
  command.brief = "time rules over pages, all together and one by one, slowest first";
  command.flags = flags_of(state->rules);
  command.arguments = {"PAGES", "pages, folders or archives; all are held in memory", &state->inputs, 1};
  command.run = [state] { return run_bench(*state); };
  return command;
}

}  // namespace pith::cli
