// Reasons: why the model dropped a block, in words that a reader can check on the page.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "blocks/features.h"

namespace pith {

// One line of a model's header: "reason.link-density: text.link_share >= 0.66 weight 2.3". It holds for a block whose
// feature is on that side of the value; the weight is the logarithm of how much likelier that makes it chaff.
struct Reason {
  std::string id;  // "score.link-density"
  uint32_t column = 0;
  bool at_least = true;
  float value = 0;
  double weight = 0;
};

// `key` without "reason."; nullopt when the line does not parse or names no column of block_features().
std::optional<Reason> parse_reason(std::string_view key, std::string_view line);

// The reasons that hold for a row, strongest first. Views into `reasons`.
std::vector<const Reason*> reasons_of(const std::vector<Reason>& reasons, const float* row);

}  // namespace pith
