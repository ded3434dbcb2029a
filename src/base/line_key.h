// Keys of lines: what is the same line from page to page of a site.
#pragma once

#include <cstdint>
#include <string_view>

namespace pith {

// Equal for lines that differ in case, punctuation, the values of numbers, targets of Markdown's links, and, where
// there is a number, in names of months and weekdays, in units of time and in a plural's s: "Updated 3 hours ago" and
// "Updated 1 day ago" are one, so are "Mon, 3 March 2025" and "Tue, 14 May 2024". A line of numbers alone is itself. 0
// for a blank line.
uint64_t line_key(std::string_view line);

// The key of a line of at most 12 words that is a label of at most 3 words, a colon and a value, without the value:
// "Tags: hedges, slate" and "Tags: ferries". 0 for other lines; an entry "Tags: *" of a rule has the key of such lines.
uint64_t line_label_key(std::string_view line);

}  // namespace pith
