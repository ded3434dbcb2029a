// tally: what each rule took over many documents, and how much of it was chaff by a labelled set.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/block.h"
#include "model/removal.h"

namespace pith {

// Labels of the blocks of one page, by text.
class PageLabels {
 public:
  // One letter; G and K are content, S R H A T L B C N chaff, others are not counted.
  void add(std::string_view text, char label);
  // '\0' for a text that is not labelled.
  char label_of(std::string_view text) const;

 private:
  std::unordered_map<std::string, char> by_text_;
};

struct RuleTally {
  uint32_t hits = 0;      // removals
  uint32_t on_chaff = 0;  // of labelled blocks
  uint32_t on_content = 0;
  uint32_t pages = 0;
  std::string false_hit;  // the first text of content that it took
};

class Tally {
 public:
  static constexpr uint32_t kLeastContentWords = 4;

  // `labels` may be null. No hit on content is a text that still stands elsewhere on the page, nor one of under
  // kLeastContentWords: what is labelled by its text says little of a "Share" that stands five times.
  void add(const Blocks& blocks, const std::vector<Removal>& removals, const PageLabels* labels);
  const std::map<std::string, RuleTally>& rules() const { return rules_; }
  uint32_t pages() const { return pages_; }

 private:
  std::map<std::string, RuleTally> rules_;
  uint32_t pages_ = 0;
};

}  // namespace pith
