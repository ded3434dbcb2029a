#include "rules/pack.h"

#include "catch.h"
#include "rules/builtin.h"
#include "rules/digest.h"
#include "rules/literals.h"
#include "rules/rule_set.h"

using namespace pith;

namespace {

std::vector<Rule> unpacked(const std::string& packed) {
  std::vector<Rule> rules;
  for (const PackedRule& rule : packed_rules(packed)) rules.push_back(unpack_rule(rule));
  return rules;
}

std::string digest(std::vector<Rule> rules) {
  RuleList list(std::move(rules));
  return digest_of(list, {});
}

std::vector<std::string> literals(const PatternText& pattern) {
  const std::vector<std::string_view> views = unpack_literals(pattern.packed_literals);
  return {views.begin(), views.end()};
}

}  // namespace

TEST_CASE("unpacked rules are the rules that were packed") {
  const std::vector<Rule> loaded = load_rules(builtin_rule_files(), RuleTrust::trusted).rules;
  const std::string packed = pack_rules(loaded);
  const std::vector<Rule> again = unpacked(packed);
  REQUIRE(again.size() == loaded.size());
  CHECK(digest(again) == digest(loaded));
  for (size_t i = 0; i < loaded.size(); ++i) {
    CHECK(again[i].reason == loaded[i].reason);
    CHECK(again[i].pack == loaded[i].pack);
    CHECK(again[i].place.source == loaded[i].place.source);
  }
  CHECK(unpacked(pack_rules({})).empty());
}

TEST_CASE("a packed rule's scope can be read without the rest") {
  Rule rule;
  rule.id = "en.ad.label", rule.place.source = "rules/en/ads.toml";
  rule.languages = {"en", "fr"}, rule.hosts = {"example.com"};
  const std::string packed = pack_rules({Rule{}, rule});
  const PackedRule second = packed_rules(packed).at(1);
  CHECK(unpack_id(second) == "en.ad.label");
  const RuleScope scope = unpack_scope(second);
  CHECK(scope.id == "en.ad.label");
  CHECK(scope.source == "rules/en/ads.toml");
  CHECK(scope.languages == std::vector<std::string_view>{"en", "fr"});
  CHECK(scope.hosts == std::vector<std::string_view>{"example.com"});
}

TEST_CASE("the embedded rules are those of the embedded files") {
  RuleList embedded = builtin_rules();
  const std::vector<Rule> loaded = load_rules(builtin_rule_files(), RuleTrust::trusted).rules;
  REQUIRE(embedded.size() == loaded.size());
  CHECK(digest_of(embedded, {}) == digest(loaded));
}

TEST_CASE("packed literals are those that a pattern has") {
  Rule block, line;
  block.any = {{"^read also", {}}, {"news|by", {}}};
  block.none = {{"^reader", {}}};
  line.unit = Unit::line;
  line.all = {{"^read also", {}}, {"x+", {}}};
  const std::string packed = pack_rules({block, line});
  const std::vector<Rule> rules = unpacked(packed);
  CHECK(literals(rules[0].any[0]) == required_literals("^read also", true));
  CHECK(literals(rules[1].all[0]) == required_literals("^read also", false));
  CHECK(literals(rules[0].any[0]) != literals(rules[1].all[0]));
  CHECK(literals(rules[0].any[1]) == required_literals("news|by", true));
  CHECK(literals(rules[1].all[1]).empty());
  CHECK(rules[1].all[1].packed_literals.data() != nullptr);
  CHECK(rules[0].none[0].packed_literals.data() == nullptr);
}

TEST_CASE("every built-in pattern that starts a rule has its literals packed") {
  RuleList rules = builtin_rules();
  size_t patterns = 0;
  for (size_t i = 0; i < rules.size(); ++i) {
    for (const PatternText& pattern : rules[i].any) {
      INFO(pattern.text);
      CHECK(pattern.packed_literals.data() != nullptr);
      ++patterns;
    }
  }
  CHECK(patterns > 1000);
}
