#include "blocks/vocabulary.h"

#include <vector>

#include "catch.h"

namespace pith {
namespace {

TEST_CASE("class names are cut into words and looked up") {
  struct Case {
    const char* value;
    std::vector<ClassGroup> has;
    std::vector<ClassGroup> has_not;
  };
  const std::vector<Case> cases = {
      {"entry-content", {ClassGroup::content}, {ClassGroup::nav}},
      {"siteFooter", {ClassGroup::footer}, {ClassGroup::sidebar}},
      {"NAV_main2", {ClassGroup::nav, ClassGroup::main}, {}},
      {"related-posts__title", {ClassGroup::related, ClassGroup::article, ClassGroup::title}, {ClassGroup::ad}},
      {"shadow", {}, {ClassGroup::ad}},  // a word, not a part of one
      {"xyz 12 --", {}, {ClassGroup::content}},
      {"", {}, {ClassGroup::content}},
  };
  for (const Case& c : cases) {
    CAPTURE(c.value);
    const uint64_t groups = class_groups(c.value);
    for (ClassGroup group : c.has) CHECK((groups & bit(group)) != 0);
    for (ClassGroup group : c.has_not) CHECK((groups & bit(group)) == 0);
  }
}

TEST_CASE("a word too long for the vocabulary is none of it") {
  CHECK(class_groups(std::string(100000, 'a')) == 0);
}

TEST_CASE("groups have their names") {
  CHECK(class_group_name(ClassGroup::content) == "content");
  CHECK(class_group_name(ClassGroup::answer) == "answer");
}

}  // namespace
}  // namespace pith
