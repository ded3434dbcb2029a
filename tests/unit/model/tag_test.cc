#include "model/tag.h"

#include "catch.h"

using namespace pith;

TEST_CASE("every tag has one name that leads back to it") {
  for (int i = 0; i < kTagCount - 1; ++i) {
    const Tag tag = static_cast<Tag>(i);
    CHECK_FALSE(tag_name(tag).empty());
    CHECK(tag_of(tag_name(tag)) == tag);
  }
  CHECK(tag_of("template") == Tag::template_);
  CHECK(tag_of("template_") == Tag::other);
  CHECK(tag_of("my-card") == Tag::other);
  CHECK(tag_of("DIV") == Tag::div);
  CHECK(tag_name(Tag::other) == "");
}

TEST_CASE("headings have levels") {
  CHECK(heading_level(Tag::h1) == 1);
  CHECK(heading_level(Tag::h6) == 6);
  CHECK(heading_level(Tag::hgroup) == 0);
  CHECK(heading_level(Tag::p) == 0);
}
