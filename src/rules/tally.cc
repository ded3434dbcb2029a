#include "rules/tally.h"

#include <set>

#include "base/text.h"

namespace pith {

void PageLabels::add(std::string_view text, char label) {
  by_text_.emplace(folded(text), label);
}

char PageLabels::label_of(std::string_view text) const {
  const auto found = by_text_.find(folded(text));
  return found == by_text_.end() ? '\0' : found->second;
}

void Tally::add(const Blocks& blocks, const std::vector<Removal>& removals, const PageLabels* labels) {
  ++pages_;
  std::set<std::string_view> seen;
  for (const Removal& removal : removals) {
    RuleTally& tally = rules_[std::string(removal.rule)];
    ++tally.hits;
    tally.pages += seen.insert(removal.rule).second;
    if (!labels) continue;
    const std::string_view text = removal.within.of(blocks[removal.block].text);
    const char label = labels->label_of(text);
    if (label == 'G' || label == 'K') {
      if (tally.on_content++ == 0) tally.false_hit = text;
    } else if (label != '\0' && std::string_view("SRHATLBCN").find(label) != std::string_view::npos) {
      ++tally.on_chaff;
    }
  }
}

}  // namespace pith
