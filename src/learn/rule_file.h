// What was learned of a site as a rule file for review: one rule a container, one for the repeated texts; of plain
// texts, one for the lines at the top, at the bottom, of chains, and of sentences.
#pragma once

#include <string>
#include <string_view>

#include "learn/line_learner.h"
#include "learn/site_learner.h"

namespace pith {

// TOML of the rule format, with a comment a rule that says on how many pages it stood. Rules apply to `host` and its
// subdomains alone ("" = anywhere). "" when nothing was learned.
std::string rule_file(const LearnedSite& site, const LearnedLines& lines, std::string_view host);

}  // namespace pith
