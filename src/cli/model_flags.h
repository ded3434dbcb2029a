// The flags that say how the model decides, shared by `clean` and others.
#pragma once

#include <optional>
#include <string>

#include "cli/command.h"
#include "pith.h"

namespace pith::cli {

struct ModelFlags {
  std::string model, kind;
  std::optional<double> threshold;
  bool no_model = false, precision = false, recall = false;
};

std::vector<Flag> flags_of(ModelFlags& flags);

// Errors: --precision with --recall, a threshold outside 0..1.
std::optional<Error> apply(const ModelFlags& flags, Options& options);

}  // namespace pith::cli
