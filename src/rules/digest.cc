#include "rules/digest.h"

#include <bit>

#include "base/text.h"
#include "rules/rule_set.h"

namespace pith {
namespace {

// Every part is followed by its length, so that "ab" + "c" and "a" + "bc" differ.
class Digest {
 public:
  void add(std::string_view text) {
    hash_ = fnv1a(text, hash_);
    add(static_cast<double>(text.size()));
  }
  void add(double number) {
    hash_ = (hash_ ^ std::bit_cast<uint64_t>(number)) * 0x100000001b3u;  // fnv1a's step, with eight bytes
  }
  void add(const std::vector<std::string>& list) {
    for (const std::string& each : list) add(each);
    add(static_cast<double>(list.size()));
  }
  void add(const std::vector<PatternText>& list) {
    for (const PatternText& each : list) add(each.text);
    add(static_cast<double>(list.size()));
  }
  std::string hex() const {
    std::string out(16, '0');
    for (int i = 0; i < 16; ++i) out[15 - i] = "0123456789abcdef"[hash_ >> (4 * i) & 15];
    return out;
  }

 private:
  uint64_t hash_ = fnv1a("pith rules 4");
};

}  // namespace

std::string digest_of(RuleList& rules, const RuleChoice& choice) {
  Digest digest;
  for (size_t i = 0; i < rules.size(); ++i) {
    const Rule& rule = rules[i];
    digest.add(rule.id);
    digest.add(static_cast<double>(rule.category));
    digest.add(static_cast<double>(rule.action));
    digest.add(rule.languages);
    digest.add(rule.hosts);
    digest.add(rule.not_hosts);
    digest.add(static_cast<double>(rule.where));
    digest.add(rule.select.text);
    digest.add(static_cast<double>(rule.kinds));
    digest.add(rule.min_link_share);
    digest.add(static_cast<double>(rule.beside));
    digest.add(static_cast<double>(rule.pages));
    digest.add(static_cast<double>(rule.before));
    digest.add(static_cast<double>(rule.after));
    digest.add(static_cast<double>(rule.unit));
    digest.add(rule.any);
    digest.add(rule.all);
    digest.add(rule.none);
    digest.add(static_cast<double>(rule.min_words));
    digest.add(static_cast<double>(rule.max_words));
    digest.add(rule.op);
    digest.add(rule.keep);
    digest.add(rule.lines);
    digest.add(static_cast<double>(rule.edge));
    digest.add(static_cast<double>(rule.least));
    digest.add(rule.guard.max_share);
    digest.add(static_cast<double>(rule.guard.max_words));
    digest.add(rule.guard.min_prose);
  }
  for (Category category : choice.kept_categories) digest.add(static_cast<double>(category));
  return digest.hex();
}

}  // namespace pith
