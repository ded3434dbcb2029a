// The flags that say which rules a command works with, shared by `clean`, `fetch` and `rules`.
#pragma once

#include "cli/command.h"
#include "pith.h"

namespace pith::cli {

struct RuleFlags {
  std::vector<std::string> rules, disable, only, keep;
  bool no_builtin = false;
};

std::vector<Flag> flags_of(RuleFlags& rules);

// Sets what `rules` says in `options`, the place of the built-in rules included. Errors: an unknown category.
std::optional<Error> apply(const RuleFlags& rules, Options& options);

// Where the built-in rules stand as files: "rules" beside the program, else share/pith/rules of the prefix that it is
// installed in; empty when neither is there and the embedded ones serve.
std::string builtin_folder();

}  // namespace pith::cli
