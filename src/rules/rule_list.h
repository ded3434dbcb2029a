// RuleList: the rules of a run, sorted by id. Packed rules are unpacked when they are first asked for: a page needs
// those of its language and host, a third of what is built in.
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "model/rule.h"
#include "rules/pack.h"

namespace pith {

class RuleList {
 public:
  RuleList() = default;
  explicit RuleList(std::vector<Rule> rules);
  // Of what pack_rules made, which must outlive the list.
  static RuleList of_packed(std::string_view packed);

  size_t size() const { return entries_.size(); }
  std::string_view id(size_t at) const { return entries_[at].id; }
  RuleScope scope(size_t at) const;
  // The same object each time. Not to be called from two threads at once.
  const Rule& operator[](size_t at);

  void add(std::vector<Rule> rules);
  template <typename Refused>  // called with an index
  void erase_if(const Refused& refused) {
    size_t at = 0;
    std::erase_if(entries_, [&](const Entry&) { return refused(at++); });
  }

 private:
  struct Entry {
    std::string_view id;
    PackedRule packed;
    std::unique_ptr<Rule> rule;  // null: not yet unpacked
  };
  void sort();

  std::vector<Entry> entries_;
};

}  // namespace pith
