// rule_text: what goes into a rule file when a program writes it: TOML strings, ids, patterns, HTML.
#pragma once

#include <string>
#include <string_view>

namespace pith {

// A basic string of TOML in quotation marks; line breaks are kept, other control characters become spaces.
std::string toml_string(std::string_view text);

// Lower-case ASCII letters and digits, joined by hyphens where there is anything else; "site" when none are left.
std::string slug(std::string_view text);

// RE2 that finds the text and nothing longer, with any number for a number.
std::string whole_text_pattern(std::string_view text);

// & < and " as character references.
std::string html_escaped(std::string_view text);

}  // namespace pith
