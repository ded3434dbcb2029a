// `pith rules stats` and `pith rules bench`.
#pragma once

#include "cli/command.h"

namespace pith::cli {

Command stats_command();
Command bench_command();

}  // namespace pith::cli
