// Selectors with the procedural operators of uBlock Origin and Adblock Plus, as selectors of rules/selector.h.
#pragma once

#include <string>
#include <string_view>

namespace pith {

struct ProceduralResult {
  std::string selector;
  std::string fault;  // what has no selector of the same meaning; empty = none
};

ProceduralResult procedural_to_selector(std::string_view text);

}  // namespace pith
