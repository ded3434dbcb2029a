// run: the program, from its arguments to its exit status.
#pragma once

#include <string>
#include <vector>

namespace pith::cli {

int run(std::vector<std::string> words);

}  // namespace pith::cli
