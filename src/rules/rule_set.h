// RuleSet: compiled rules, immutable and shared by all threads.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/block.h"
#include "model/cleaned.h"
#include "model/document.h"
#include "model/page.h"
#include "model/removal.h"
#include "model/rule.h"
#include "rules/rule_list.h"

namespace pith {

// What one run switches on and off.
struct RuleChoice {
  std::vector<std::string> disabled;      // rule ids, or prefixes that end in '.' or '*'
  std::vector<std::string> only;          // if not empty: these ids alone
  std::vector<Category> kept_categories;  // --keep
};

class RuleSet {
 public:
  // Errors: what load_rules cannot see alone (a pattern set that does not compile, an unknown id in `choice`).
  static Result<RuleSet> compile(RuleList rules, const RuleChoice& choice);
  static Result<RuleSet> compile(std::vector<Rule> rules, const RuleChoice& choice);
  RuleSet(RuleSet&&) noexcept;
  RuleSet& operator=(RuleSet&&) noexcept;
  ~RuleSet();

  // Appends to `decisions`; resizes `hits` and `kept_by_rule` to the blocks. `metadata` gives title and language.
  // `held`, when given, gets 1 for each rule, by its index, that held somewhere, whatever became of it.
  void apply(const Page& page, const Document& document, const Blocks& blocks, const Metadata& metadata,
             Decisions& decisions, std::vector<uint8_t>* held = nullptr) const;

  // By id.
  size_t size() const;
  std::string_view id(size_t index) const;
  std::vector<Rule> rules() const;
  // Stable 64-bit hash, in hex, of all that the rules say: goes into every record.
  const std::string& digest() const;

 private:
  struct Impl;
  explicit RuleSet(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace pith
