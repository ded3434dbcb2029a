// `pith rules import ftr|adblock`: rule files out of other tools' lists.
#pragma once

#include "cli/command.h"

namespace pith::cli {

Command rules_import_command();

}  // namespace pith::cli
