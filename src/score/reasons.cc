// A forest's score is a sum over thousands of leaves and explains nothing. What a reader wants is a plain fact of the
// block that speaks against it: "most of its letters are in links", "it stands in a <nav>". Training weighs such facts
// by how much oftener they hold for chaff than for content (naive Bayes over one fact each) and writes them into the
// model; the strongest that holds names the removal. Tested in tests/unit/score/reasons_test.cc.
#include "score/reasons.h"

#include <algorithm>
#include <sstream>

namespace pith {

std::optional<Reason> parse_reason(std::string_view key, std::string_view line) {
  std::istringstream words{std::string(line)};
  std::string column, side, weight_word;
  Reason reason;
  if (!(words >> column >> side >> reason.value >> weight_word >> reason.weight) || weight_word != "weight")
    return std::nullopt;
  const auto& names = block_feature_names();
  const auto found = std::find(names.begin(), names.end(), column);
  if (found == names.end() || (side != ">=" && side != "<=")) return std::nullopt;
  reason.id = "score." + std::string(key);
  reason.column = static_cast<uint32_t>(found - names.begin());
  reason.at_least = side == ">=";
  return reason;
}

std::vector<const Reason*> reasons_of(const std::vector<Reason>& reasons, const float* row) {
  std::vector<const Reason*> out;
  for (const Reason& reason : reasons) {
    const float value = row[reason.column];
    if (reason.at_least ? value >= reason.value : value <= reason.value) out.push_back(&reason);
  }
  std::stable_sort(out.begin(), out.end(), [](const Reason* a, const Reason* b) { return a->weight > b->weight; });
  return out;
}

}  // namespace pith
