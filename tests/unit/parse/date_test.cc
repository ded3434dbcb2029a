#include "parse/date.h"

#include "catch.h"

using namespace pith;

TEST_CASE("dates become ISO 8601 where there is one reading") {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"2026-03-09", "2026-03-09"},
      {"2026-03-09T08:30:15+01:00", "2026-03-09T08:30:15+01:00"},
      {"2026-03-09T08:30:15.123Z", "2026-03-09T08:30:15Z"},
      {"2026-03-09T08:30:15+0000", "2026-03-09T08:30:15Z"},
      {"2026-03-09 08:30 UTC", "2026-03-09T08:30:00Z"},
      {"2026-03-09T25:00:00Z", "2026-03-09"},
      {"2026/3/9", "2026-03-09"},
      {"20260309", "2026-03-09"},
      {"March 9, 2026", "2026-03-09"},
      {"Updated on Mar. 9th, 2026 by Ann Lee", "2026-03-09"},
      {"9 March 2026", "2026-03-09"},
      {"Mon, 09 Mar 2026 08:30:00 GMT", "2026-03-09"},
      {"9. M\xC3\xA4rz 2026", "2026-03-09"},
      {"9 d\xC3\xA9"
       "cembre 2026",
       "2026-12-09"},
      {"9 de agosto de 2026", "2026-08-09"},
      {"1er ao\xC3\xBBt 2026", "2026-08-01"},
      {"13/05/2026", "2026-05-13"},
      {"05/13/2026", "2026-05-13"},
      {"05/05/2026", "2026-05-05"},
      {"4.5.2026", "2026-05-04"},
      {"2024-02-29", "2024-02-29"},
      // none, or two readings
      {"04/05/2026", ""},
      {"2026-02-29", ""},
      {"2026-13-01", ""},
      {"3 days ago 2026", ""},
      {"posted 3 days ago, 2026", ""},
      {"March 2026", ""},
      {"version 1.2.3", ""},
      {"", ""},
  };
  for (const auto& [in, want] : cases) {
    CAPTURE(in);
    CHECK(iso_date(in) == want);
  }
}

TEST_CASE("addresses hold dates in their path") {
  CHECK(date_in_url("https://example.com/2026/03/09/rain") == "2026-03-09");
  CHECK(date_in_url("https://example.com/news/2026-03-09-rain.html") == "2026-03-09");
  CHECK(date_in_url("https://example.com/2026/03/rain") == "");
  CHECK(date_in_url("https://2026/03/09") == "");
  CHECK(date_in_url("https://example.com/item-2026/03") == "");
  CHECK(date_in_url("") == "");
}
