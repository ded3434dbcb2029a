#include "rules/rule_list.h"

#include "catch.h"

using namespace pith;

namespace {

Rule named(std::string id, std::string reason = "", std::string language = "") {
  Rule rule;
  rule.id = std::move(id), rule.reason = std::move(reason);
  if (!language.empty()) rule.languages = {std::move(language)};
  return rule;
}

}  // namespace

TEST_CASE("a list of packed rules and one of whole rules say the same") {
  const std::vector<Rule> rules = {named("b.x", "two", "de"), named("a.x", "one")};
  const std::string packed = pack_rules(rules);
  RuleList from_packed = RuleList::of_packed(packed), whole(rules);
  for (RuleList* list : {&from_packed, &whole}) {
    REQUIRE(list->size() == 2);
    CHECK(list->id(0) == "a.x");
    CHECK(list->id(1) == "b.x");
    CHECK(list->scope(0).languages.empty());
    CHECK(list->scope(1).languages == std::vector<std::string_view>{"de"});
    CHECK((*list)[1].reason == "two");
    CHECK(&(*list)[1] == &(*list)[1]);
    CHECK(list->scope(1).languages == std::vector<std::string_view>{"de"});  // once it is unpacked too
  }
}

TEST_CASE("rules that are added to a list stand by id, behind what bears the same") {
  const std::string packed = pack_rules({named("a.x", "first"), named("c.x")});
  RuleList list = RuleList::of_packed(packed);
  list.add({named("b.x"), named("a.x", "second")});
  REQUIRE(list.size() == 4);
  CHECK(list[0].reason == "first");
  CHECK(list[1].reason == "second");
  CHECK(list.id(2) == "b.x");
  CHECK(list.id(3) == "c.x");
}

TEST_CASE("erasing from a list asks once for each rule, by its index") {
  RuleList list({named("a"), named("b"), named("c"), named("d")});
  list.erase_if([](size_t at) { return at == 0 || at == 2; });
  REQUIRE(list.size() == 2);
  CHECK(list[0].id == "b");
  CHECK(list[1].id == "d");
}
