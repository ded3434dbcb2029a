// The rules for lines that were learned from plain texts, with their cases.
#pragma once

#include <string>
#include <string_view>

#include "learn/line_learner.h"

namespace pith {

// TOML of up to four rules; "" when nothing was learned.
std::string line_rules(const LearnedLines& lines, std::string_view host);

// Parts of a rule that all learned ones have: `hosts = […]` and the `url` of a test, "" for any host.
std::string hosts_line(std::string_view host);
std::string test_url(std::string_view host);

}  // namespace pith
