#include "cli/model_flags.h"

namespace pith::cli {
namespace {

constexpr double kLean = 0.15;  // of the probability scale: about one in fifteen blocks changes sides

std::vector<std::string> kind_names() {
  return {kSiteKindNames.begin(), kSiteKindNames.end()};
}

}  // namespace

std::vector<Flag> flags_of(ModelFlags& flags) {
  return {
      {"no-model", 0, "", &flags.no_model, "let the rules decide alone",
       "Without this flag, blocks of HTML pages that no rule names are kept or dropped by a model of what main content "
       "looks like. Its removals have ids that begin with \"score.\"."},
      {"model", 0, "FILE", &flags.model, "use this model in place of the built-in one",
       "Models are made by src/train of the source."},
      {"kind", 0, "KIND", &flags.kind, "what kind of page the inputs are",
       "Without this flag the kind is told from the page.", kind_names()},
      {"precision", 0, "", &flags.precision, "drop what is in doubt", ""},
      {"recall", 0, "", &flags.recall, "keep what is in doubt", ""},
      {"threshold", 0, "P", &flags.threshold, "keep blocks of this probability of being content or more, 0 to 1",
       "Without this flag the threshold is the model's own, by the kind of page."},
  };
}

std::optional<Error> apply(const ModelFlags& flags, Options& options) {
  if (flags.precision && flags.recall)
    return Error{ErrorCode::usage, "--precision and --recall exclude each other", {}};
  if (flags.threshold && !(*flags.threshold >= 0 && *flags.threshold <= 1))
    return Error{ErrorCode::usage, "--threshold: expected a number from 0 to 1", {}};
  options.model.use = !flags.no_model;
  options.model.file = flags.model;
  if (!flags.kind.empty()) options.clean.score.kind = site_kind_of(flags.kind);
  options.clean.score.threshold = flags.threshold;
  options.clean.score.lean = flags.precision ? kLean : flags.recall ? -kLean : 0;
  return std::nullopt;
}

}  // namespace pith::cli
