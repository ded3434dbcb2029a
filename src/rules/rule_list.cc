// Tested in tests/unit/rules/rule_list_test.cc.
#include "rules/rule_list.h"

#include <algorithm>

namespace pith {

RuleList::RuleList(std::vector<Rule> rules) {
  add(std::move(rules));
}

RuleList RuleList::of_packed(std::string_view packed) {
  RuleList list;
  for (const PackedRule& rule : packed_rules(packed)) list.entries_.push_back({unpack_id(rule), rule, nullptr});
  list.sort();
  return list;
}

void RuleList::add(std::vector<Rule> rules) {
  entries_.reserve(entries_.size() + rules.size());
  for (Rule& rule : rules) {
    auto own = std::make_unique<Rule>(std::move(rule));
    entries_.push_back({own->id, {}, std::move(own)});
  }
  sort();
}

// Of two that bear one id the first comes first.
void RuleList::sort() {
  const auto by_id = [](const Entry& a, const Entry& b) { return a.id < b.id; };
  if (!std::is_sorted(entries_.begin(), entries_.end(), by_id))
    std::stable_sort(entries_.begin(), entries_.end(), by_id);
}

RuleScope RuleList::scope(size_t at) const {
  const Entry& entry = entries_[at];
  if (!entry.rule) return unpack_scope(entry.packed);
  const Rule& rule = *entry.rule;
  return {rule.id,
          rule.place.source,
          {rule.languages.begin(), rule.languages.end()},
          {rule.hosts.begin(), rule.hosts.end()}};
}

const Rule& RuleList::operator[](size_t at) {
  Entry& entry = entries_[at];
  if (!entry.rule) entry.rule = std::make_unique<Rule>(unpack_rule(entry.packed));
  return *entry.rule;
}

}  // namespace pith
