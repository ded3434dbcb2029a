#include "rules/tally.h"

#include <set>
#include <unordered_set>

#include "base/text.h"

namespace pith {

void PageLabels::add(std::string_view text, char label) {
  by_text_.emplace(folded(text), label);
}

char PageLabels::label_of(std::string_view text) const {
  const auto found = by_text_.find(folded(text));
  return found == by_text_.end() ? '\0' : found->second;
}

namespace {

// The texts of the blocks that no removal takes whole.
std::unordered_set<std::string> texts_left(const Blocks& blocks, const std::vector<Removal>& removals) {
  std::vector<uint8_t> gone(blocks.size());
  for (const Removal& removal : removals) {
    if (removal.within.size() == blocks[removal.block].text.size()) gone[removal.block] = 1;
  }
  std::unordered_set<std::string> texts;
  for (BlockId id = 0; id < blocks.size(); ++id) {
    if (!gone[id]) texts.insert(folded(blocks[id].text));
  }
  return texts;
}

}  // namespace

void Tally::add(const Blocks& blocks, const std::vector<Removal>& removals, const PageLabels* labels) {
  ++pages_;
  const std::unordered_set<std::string> left =
      labels ? texts_left(blocks, removals) : std::unordered_set<std::string>();
  std::set<std::string_view> seen;
  for (const Removal& removal : removals) {
    RuleTally& tally = rules_[std::string(removal.rule)];
    ++tally.hits;
    tally.pages += seen.insert(removal.rule).second;
    if (!labels) continue;
    const std::string_view text = removal.within.of(blocks[removal.block].text);
    const char label = labels->label_of(text);
    if (label == 'G' || label == 'K') {
      if (count_words(text) < kLeastContentWords || left.count(folded(text))) continue;
      if (tally.on_content++ == 0) tally.false_hit = text;
    } else if (label != '\0' && std::string_view("SRHATLBCN").find(label) != std::string_view::npos) {
      ++tally.on_chaff;
    }
  }
}

}  // namespace pith
