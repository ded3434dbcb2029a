#include "rules/reference.h"

#include "catch.h"
#include "rules/keys.h"
#include "rules/ops/ops.h"

using namespace pith;

TEST_CASE("the reference and the schema name every key, choice and operation") {
  const std::string reference = rule_reference(), schema = rule_schema();
  for (const KeyInfo& key : rule_keys()) {
    INFO(key.name);
    CHECK(reference.find("`" + std::string(key.name) + "`") != std::string::npos);
    CHECK(schema.find("\"" + std::string(key.name) + "\": {") != std::string::npos);
    CHECK(!key.doc.empty());
    CHECK(key.example.find(key.name.substr(0, 4)) != std::string::npos);
    for (std::string_view choice : key.choices)
      CHECK(schema.find("\"" + std::string(choice) + "\"") != std::string::npos);
  }
  for (std::string_view op : op_names()) CHECK(reference.find("`" + std::string(op) + "`: ") != std::string::npos);
}

TEST_CASE("a rule is described by all that it says") {
  Rule rule;
  rule.id = "x.a";
  rule.category = Category::share;
  rule.where = kHead | kTail;
  rule.any = {{"^a", {}}};
  rule.max_words = 9;
  rule.drops = {"a b"};
  CHECK(describe_rule(rule) ==
        "x.a\n"
        "category    share\n"
        "action      drop\n"
        "where       head, tail\n"
        "any         ^a\n"
        "words       at most 9\n"
        "drops       a b\n");
}
