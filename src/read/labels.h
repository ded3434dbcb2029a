// Labelled pages: blocks that people have judged, for measuring rules. JSON Lines, one page a line:
//   {"id": "0042", "blocks": [{"text": "Sign up …", "label": "S"}, …], …}
#pragma once

#include <string>
#include <vector>

#include "base/error.h"

namespace pith {

struct LabelledBlock {
  std::string text;
  char label = '?';  // the first character of "label"
};
struct LabelledPage {
  std::string id;
  std::vector<LabelledBlock> blocks;  // in page order
};

// Errors: io; syntax with the number of the line that is not as above.
Result<std::vector<LabelledPage>> read_labels(const std::string& path);

}  // namespace pith
