#include <fstream>
#include <iostream>
#include <memory>

#include "base/json.h"
#include "blocks/features.h"
#include "cli/commands.h"
#include "cli/held_page.h"
#include "cli/log.h"
#include "cli/rule_flags.h"
#include "score/model.h"

namespace pith::cli {
namespace {

struct FeaturesFlags {
  RuleFlags rules;
  LogFlags log;
  std::string matrix;
  bool names = false, digest = false;
  std::vector<std::string> inputs;
};

void write_string(std::ostream& out, std::string_view text) {
  std::string quoted;
  append_json_string(quoted, text);
  out << quoted;
}

void write_numbers(std::ostream& out, const float* values, size_t count) {
  out << '[';
  for (size_t i = 0; i < count; ++i) out << (i == 0 ? "" : ",") << values[i];
  out << ']';
}

void write_names(std::ostream& out, std::string_view key, const std::vector<std::string>& names) {
  out << '"' << key << "\":[";
  for (size_t i = 0; i < names.size(); ++i) {
    if (i > 0) out << ',';
    write_string(out, names[i]);
  }
  out << ']';
}

int show_names() {
  std::cout << '{';
  write_names(std::cout, "block", block_feature_names());
  std::cout << ',';
  write_names(std::cout, "page", page_feature_names());
  std::cout << "}\n";
  return kDone;
}

// One line: the page's row, and each block's text, kind and row (the row only when there is no matrix file).
void write_page(std::ostream& out, std::string_view id, const Blocks& blocks, const std::vector<float>& page_row,
                const FeatureTable& rows, bool with_rows) {
  out << "{\"id\":";
  write_string(out, id);
  out << ",\"page\":";
  write_numbers(out, page_row.data(), page_row.size());
  out << ",\"blocks\":[";
  for (BlockId i = 0; i < blocks.size(); ++i) {
    out << (i == 0 ? "" : ",") << "{\"kind\":" << static_cast<int>(blocks[i].kind) << ",\"words\":" << blocks[i].words
        << ",\"text\":";
    write_string(out, blocks[i].text);
    if (with_rows) {
      out << ",\"features\":";
      write_numbers(out, rows.row(i), rows.columns);
    }
    out << '}';
  }
  out << "]}\n";
}

// The blocks' rows go to `matrix`, if there is one.
void one_page(const HeldPage& page, const RuleSet& rules, std::ofstream* matrix) {
  const Remaining remaining = remaining_of(page.blocks, page.decisions(rules));
  const PageFacts facts = facts_of(page.document, remaining);
  const FeatureTable rows = block_features(page.document, remaining, facts);
  write_page(std::cout, page.record.id, remaining.blocks,
             page_features(*page.page, page.document, remaining.blocks, facts), rows, matrix == nullptr);
  if (matrix) {
    matrix->write(reinterpret_cast<const char*>(rows.values.data()),
                  static_cast<std::streamsize>(rows.values.size() * sizeof(float)));
  }
}

int all_pages(const FeaturesFlags& flags, const RuleSet& rules) {
  const bool with_matrix = !flags.matrix.empty();
  std::ofstream matrix;
  if (with_matrix) matrix.open(flags.matrix, std::ios::binary);
  int status = for_each_page(flags.inputs.empty() ? std::vector<std::string>{"-"} : flags.inputs,
                             [&](const HeldPage& page) { one_page(page, rules, with_matrix ? &matrix : nullptr); });
  if (with_matrix && !matrix.flush()) {
    log_error("cannot write " + flags.matrix);
    status = kFailed;
  }
  return status;
}

int run(const FeaturesFlags& flags) {
  if (auto wrong = start_log(flags.log)) {
    log_error(wrong->to_string());
    return kFailed;
  }
  if (flags.names) return show_names();
  if (flags.digest) {
    std::cout << feature_digest() << '\n';
    return kDone;
  }
  Options options;
  options.model.use = false;  // the built-in one may be for other features: this is where a new one begins
  if (auto wrong = apply(flags.rules, options)) {
    log_error(wrong->to_string());
    return kFailed;
  }
  auto cleaner = Cleaner::create(options);
  if (!cleaner) {
    log_error(cleaner.error().to_string());
    return kFailed;
  }
  return all_pages(flags, cleaner->rules());
}

}  // namespace

Command features_command() {
  auto state = std::make_shared<FeaturesFlags>();
  Command command;
  command.name = "features";
  command.brief = "show what the scorer sees: a row of numbers for every block";
  command.detail =
      "One JSON object a page and line: its id, the page's row, and each block's text, kind, words and row. This is "
      "what the model is trained on (src/train/).";
  command.flags = {
      {"matrix",
       0,
       "FILE",
       &state->matrix,
       "write the blocks' rows to FILE, 32-bit floats in the machine's byte order",
       "",
       {},
       "",
       false},
      {"names", 0, "", &state->names, "write the names of the columns and nothing else", "", {}, "", false},
      {"digest",
       0,
       "",
       &state->digest,
       "write the hash of all names, which a model must be made for",
       "",
       {},
       "",
       false},
  };
  append(command.flags, flags_of(state->rules));
  append(command.flags, flags_of(state->log));
  command.arguments = {"INPUT", "files or folders; \"-\" or none: standard input", &state->inputs, 0, UINT32_MAX};
  command.run = [state] { return run(*state); };
  return command;
}

}  // namespace pith::cli
