#include "rules/rule_set.h"

namespace pith {

struct RuleSet::Impl {
  std::vector<Rule> rules;
  std::string digest;
};

RuleSet::RuleSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RuleSet::RuleSet(RuleSet&&) noexcept = default;
RuleSet& RuleSet::operator=(RuleSet&&) noexcept = default;
RuleSet::~RuleSet() = default;

Result<RuleSet> RuleSet::compile(std::vector<Rule> rules, const RuleChoice&) {
  auto impl = std::make_unique<Impl>();
  impl->rules = std::move(rules);
  return RuleSet(std::move(impl));
}

void RuleSet::apply(const Page&, const Document&, const Blocks& blocks, const Metadata&, Decisions& decisions) const {
  decisions.hits.assign(blocks.size(), 0);
  decisions.kept_by_rule.assign(blocks.size(), 0);
}

const std::vector<Rule>& RuleSet::rules() const {
  return impl_->rules;
}
const std::string& RuleSet::digest() const {
  return impl_->digest;
}

}  // namespace pith
