// Decisions: what rules and the scorer say about the blocks of one document. Nothing is erased: writers skip what this
// list names.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/block.h"
#include "model/rule.h"

namespace pith {

// One removal: a block, or a range of its text. Rule ids are views into the rule set or the model, which outlive it.
struct Removal {
  std::string_view rule;  // never empty
  Category category = Category::boilerplate;
  BlockId block = kNoBlock;
  Span within;         // range of Block::text; the whole text when the block goes
  std::string reason;  // one line for a reader; may be empty
  float score = 0;     // the model's probability that the block is content; 0 for rules
};

// A block that a `keep` rule (or --keep) holds against the rules in `overruled`.
struct Exemption {
  std::string_view rule;
  BlockId block = kNoBlock;
  std::string_view overruled;
};

struct Decisions {
  std::vector<Removal> removals;  // in document order after decide(); at most one for any byte of any block
  std::vector<Exemption> exemptions;
  std::vector<std::string> warnings;
  std::vector<uint16_t>
      hits;  // per block: 1 << category for every rule that hit it, also `tag` rules and the overruled
  std::vector<uint8_t> kept_by_rule;  // per block: a `keep` rule holds it, so the scorer must not drop it
};

}  // namespace pith
