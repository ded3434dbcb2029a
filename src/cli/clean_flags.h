// The flags of `pith clean`.
#pragma once

#include <string>
#include <vector>

#include "cli/format_flags.h"
#include "cli/input_flags.h"
#include "cli/log.h"
#include "cli/model_flags.h"
#include "cli/rule_flags.h"

namespace pith::cli {

struct CleanFlags {
  RuleFlags rules;
  ModelFlags model;
  InputFlags input;
  LogFlags log;
  FormatFlags format;
  std::string from = "auto";
  std::string encoding, url;
  std::string output, output_dir, shard_size;
  std::string explain;  // "text", "json"; empty = off
  bool diff = false, dry_run = false, check = false, stats = false, resume = false;
  uint32_t jobs = 1;
  std::vector<std::string> inputs;
};

std::vector<Flag> flags_of(CleanFlags& flags);

// What the flags say of rules and decoding. Errors: code usage.
Result<Options> options_of(const CleanFlags& flags);

}  // namespace pith::cli
