#include "cli/rules_stats.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "blocks/segment.h"
#include "cli/log.h"
#include "cli/rule_flags.h"
#include "parse/metadata.h"
#include "parse/text.h"
#include "read/labels.h"
#include "read/reader.h"
#include "rules/tally.h"

namespace pith::cli {
namespace {

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
using LabelledPages = std::unordered_map<std::string, Labelled>;

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
std::string id_of(const Record& record) {
  const std::string name = std::filesystem::path(record.path.empty() ? record.id : record.path).filename().string();
  return name.substr(0, name.find('.'));
}

void tally_page(const Page& page, const RuleSet& rules, const PageLabels* labels, Tally& tally) {
  auto document = page.kind == PageKind::html ? parse_html(page, {}) : Result<Document>(parse_text(page));
  if (!document) return log_warning(document.error().to_string());
  const Blocks blocks = segment(*document, page.kind);
  Decisions decisions;
  rules.apply(page, *document, blocks, read_metadata(page, *document), decisions);
  tally.add(blocks, decisions.removals, labels);
}

void tally_inputs(const StatsFlags& flags, const LabelledPages& labelled, const RuleSet& rules, Tally& tally) {
  auto reader = open_inputs(flags.inputs, {});
  while (std::optional<Record> record = reader->next()) {
    const auto found = labelled.find(id_of(*record));
    if (!labelled.empty() && found == labelled.end()) continue;
    auto page = decode(std::move(*record), {});
    if (page)
      tally_page(*page, rules, found == labelled.end() ? nullptr : &found->second.labels, tally);
    else
      log_warning(page.error().to_string());
  }
}

void tally_texts(const LabelledPages& labelled, const RuleSet& rules, Tally& tally) {
  for (const auto& [id, labels] : labelled) {
    Page page;
    page.kind = PageKind::text;
    page.text = labels.text;
    tally_page(page, rules, &labels.labels, tally);
  }
}

void print_tally(const Tally& tally) {
  std::vector<std::pair<std::string, RuleTally>> rules(tally.rules().begin(), tally.rules().end());
  std::stable_sort(rules.begin(), rules.end(), [](const auto& a, const auto& b) {
    return a.second.on_content != b.second.on_content ? a.second.on_content > b.second.on_content
                                                      : a.second.hits > b.second.hits;
  });
  uint32_t chaff = 0, content = 0;
  std::printf("%7s %7s %7s %7s  %s\n", "hits", "chaff", "content", "pages", "rule");
  for (const auto& [id, rule] : rules) {
    chaff += rule.on_chaff, content += rule.on_content;
    std::printf("%7u %7u %7u %7u  %s", rule.hits, rule.on_chaff, rule.on_content, rule.pages, id.c_str());
    if (!rule.false_hit.empty()) std::printf("  (\"%.70s\")", rule.false_hit.c_str());
    std::printf("\n");
  }
  std::printf("%u pages, %zu rules, %u labelled blocks of chaff and %u of content taken\n", tally.pages(), rules.size(),
              chaff, content);
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
  if (flags.text)
    tally_texts(labelled, cleaner->rules(), tally);
  else
    tally_inputs(flags, labelled, cleaner->rules(), tally);
  print_tally(tally);
  return std::fflush(stdout) == 0 ? kDone : kFailed;
}

// Pages held in memory, so that only the rules are timed.
struct BenchPage {
  std::unique_ptr<Page> page;
  Document document;
  Blocks blocks;
  Metadata metadata;
};

std::vector<BenchPage> read_pages(const std::vector<std::string>& inputs) {
  std::vector<BenchPage> pages;
  auto reader = open_inputs(inputs, {});
  while (std::optional<Record> record = reader->next()) {
    auto page = decode(std::move(*record), {});
    if (!page) continue;
    BenchPage held{std::make_unique<Page>(std::move(page).value()), {}, {}, {}};
    auto document =
        held.page->kind == PageKind::html ? parse_html(*held.page, {}) : Result<Document>(parse_text(*held.page));
    if (!document) continue;
    held.document = std::move(document).value();
    held.blocks = segment(held.document, held.page->kind);
    held.metadata = read_metadata(*held.page, held.document);
    pages.push_back(std::move(held));
  }
  return pages;
}

// Milliseconds over all pages; the second of two runs, so that automata are built.
double time_rules(const RuleSet& rules, const std::vector<BenchPage>& pages) {
  double milliseconds = 0;
  for (int run = 0; run < 2; ++run) {
    const auto begin = std::chrono::steady_clock::now();
    for (const BenchPage& page : pages) {
      Decisions decisions;
      rules.apply(*page.page, page.document, page.blocks, page.metadata, decisions);
    }
    milliseconds = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin).count();
  }
  return milliseconds;
}

int run_bench(const StatsFlags& flags) {
  Options options;
  if (auto wrong = apply(flags.rules, options)) return log_error(wrong->to_string()), kFailed;
  auto cleaner = Cleaner::create(options);
  if (!cleaner) return log_error(cleaner.error().to_string()), kFailed;
  const std::vector<BenchPage> pages = read_pages(flags.inputs);
  const std::vector<Rule>& rules = cleaner->rules().rules();
  auto nothing = RuleSet::compile({}, {});
  const double base = time_rules(*nothing, pages);
  std::printf("%10.3f ms  all %zu rules over %zu pages\n", time_rules(cleaner->rules(), pages), rules.size(),
              pages.size());
  std::vector<std::pair<double, std::string>> costs;
  for (const Rule& rule : rules) {
    auto alone = RuleSet::compile({rule}, {});
    costs.emplace_back(time_rules(*alone, pages) - base, rule.id);
  }
  std::sort(costs.rbegin(), costs.rend());
  for (const auto& [cost, id] : costs) std::printf("%10.3f ms  %s\n", cost, id.c_str());
  return std::fflush(stdout) == 0 ? kDone : kFailed;
}

}  // namespace

Command stats_command() {
  auto state = std::make_shared<StatsFlags>();
  Command command;
  command.name = "stats";
  command.brief = "count what each rule takes, and how much of it is content";
  command.detail =
      "With --labels, a file of JSON Lines {\"id\", \"blocks\": [{\"text\", \"label\"}]}, only the pages named there "
      "are "
      "looked at (by file name without extension), and what a rule takes is counted as chaff or content by the label "
      "of "
      "its block (G and K are content). Rules with the most false hits come first.";
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
