#include "rules/pack.h"

#include "catch.h"
#include "rules/builtin.h"
#include "rules/digest.h"
#include "rules/literals.h"
#include "rules/rule_set.h"

using namespace pith;

TEST_CASE("unpacked rules are the rules that were packed") {
  const std::vector<Rule> loaded = load_rules(builtin_rule_files(), RuleTrust::trusted).rules;
  const std::vector<Rule> unpacked = unpack_rules(pack_rules(loaded));
  REQUIRE(unpacked.size() == loaded.size());
  CHECK(digest_of(unpacked, {}) == digest_of(loaded, {}));
  for (size_t i = 0; i < loaded.size(); ++i) {
    CHECK(unpacked[i].reason == loaded[i].reason);
    CHECK(unpacked[i].pack == loaded[i].pack);
    CHECK(unpacked[i].place.source == loaded[i].place.source);
  }
  CHECK(unpack_rules(pack_rules({})).empty());
}

TEST_CASE("the embedded rules are those of the embedded files") {
  const std::vector<Rule> loaded = load_rules(builtin_rule_files(), RuleTrust::trusted).rules;
  REQUIRE(builtin_rules().size() == loaded.size());
  CHECK(digest_of(builtin_rules(), {}) == digest_of(loaded, {}));
}

TEST_CASE("packed literals are those that a pattern has") {
  Rule block, line;
  block.any = {{"^read also", {}}, {"news|by", {}}};
  line.unit = Unit::line;
  line.all = {{"^read also", {}}, {"x+", {}}};
  const std::string packed = pack_literals({block, line});
  const PackedLiterals literals(packed);
  const auto found = [&](std::string_view pattern, bool edges) {
    std::vector<std::string_view> views;
    REQUIRE(literals.find(pattern, edges, views));
    return std::vector<std::string>(views.begin(), views.end());
  };
  for (const bool edges : {true, false}) CHECK(found("^read also", edges) == required_literals("^read also", edges));
  CHECK(found("^read also", true) != found("^read also", false));
  CHECK(found("news|by", true) == required_literals("news|by", true));
  CHECK(found("x+", false).empty());
  std::vector<std::string_view> none;
  CHECK(!literals.find("x+", true, none));
  CHECK(!literals.find("zzz", true, none));
}

TEST_CASE("every built-in pattern that starts a rule has its literals packed, and no others") {
  for (const Rule& rule : builtin_rules()) {
    for (const PatternText& pattern : rule.any) {
      std::vector<std::string_view> views;
      INFO(pattern.text);
      CHECK(builtin_literals().find(pattern.text, rule.unit == Unit::block, views));
    }
  }
}
