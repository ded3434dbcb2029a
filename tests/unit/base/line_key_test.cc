#include "base/line_key.h"

#include "catch.h"

using namespace pith;

TEST_CASE("lines that differ in values alone have one key") {
  const char* const same[][2] = {
      {"12 comments", "1 Comment"},
      {"Updated 3 hours ago", "Updated 1 day ago"},
      {"Mon, 3 March 2025", "Tue, 14 May 2024"},
      {"Publi\xC3\xA9 le 4 ao\xC3\xBBt 2025", "Publi\xC3\xA9 le 12 mars 2019"},
      {"2,140 views", "7 views"},
      {"\xC2\xA9 2024 The Daily Gull", "\xC2\xA9 2019 THE DAILY GULL."},
      {"* [Home](../../)", "Home"},
      {"[ Next ](../the-bell/) ![map](a.png)", "[Next](/lock) map"},
  };
  for (const auto& [a, b] : same) {
    INFO(a);
    CHECK(line_key(a) == line_key(b));
  }
}

TEST_CASE("other words, numbers alone and signs are other lines") {
  const char* const other[][2] = {{"12 comments", "12 views"}, {"17.00", "18.00"}, {"March winds", "May winds"},
                                  {"|", "\xE2\x9C\x94"},       {"2 eggs", "2"},    {"By Ann Lee", "By Omar Diaz"}};
  for (const auto& [a, b] : other) {
    INFO(a);
    CHECK(line_key(a) != line_key(b));
  }
  CHECK(line_key(" \t") == 0);
  CHECK(line_key("") == 0);
}

TEST_CASE("a label has a key without its value") {
  CHECK(line_label_key("Tags: hedges, slate") == line_label_key("tags: *"));
  CHECK(line_label_key("Filed under: rivers") != line_label_key("Tags: *"));
  for (const char* line : {"Tags", "Tags:", "12:30", ": x", "Of all the things to know: this",
                           "Note: the lock was dug by hand in the year in which the river froze over"}) {
    INFO(line);
    CHECK(line_label_key(line) == 0);
  }
}
