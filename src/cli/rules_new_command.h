// `pith rules new`: a rule from a page and a text on it.
#pragma once

#include "cli/command.h"

namespace pith::cli {

Command rules_new_command();

}  // namespace pith::cli
