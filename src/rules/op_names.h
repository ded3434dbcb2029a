// Names of the built-in operations that a rule may call by `op`; src/rules/ops/ holds one file an operation.
#pragma once

#include <string_view>
#include <vector>

namespace pith {

inline std::vector<std::string_view> op_names() {
  return {"repeated-title", "repeated-block", "link-list", "empty-heading", "hidden", "page-furniture"};
}

}  // namespace pith
