// What was learned of a site as a rule file for review: one rule a container, one for the repeated texts.
#pragma once

#include <string>
#include <string_view>

#include "learn/site_learner.h"

namespace pith {

// TOML of the rule format, with a comment a rule that says on how many pages it stood. Rules apply to `host` and its
// subdomains alone ("" = anywhere). "" when nothing was learned.
std::string rule_file(const LearnedSite& site, std::string_view host);

}  // namespace pith
