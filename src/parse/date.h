// Dates as pages write them -> ISO 8601.
#pragma once

#include <string>
#include <string_view>

namespace pith {

// "2026-03-09" or, where a time of day is given, "2026-03-09T08:30:00+01:00" ("Z" for UTC, nothing for an unknown
// zone). Reads ISO 8601 and RFC 5322 dates and names of months in ten languages, also inside other words ("Updated on
// May 4, 2026 by …"). "" when there is no date, or one that may be read in two ways ("04/05/2026").
std::string iso_date(std::string_view text);

// The date in the path of an address ("/2026/03/09/title" or "/2026-03-09-title"); "" for none.
std::string date_in_url(std::string_view url);

}  // namespace pith
