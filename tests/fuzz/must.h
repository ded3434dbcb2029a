// What a fuzz target holds true: a fault ends the program, so that the fuzzer keeps the input.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace pith::fuzz {

inline void must(bool holds, std::string_view what) {
  if (holds) return;
  std::fprintf(stderr, "does not hold: %.*s\n", static_cast<int>(what.size()), what.data());
  std::abort();
}

// For checkers that give the first broken invariant in words, "" when all hold.
inline void must_be_empty(std::string_view fault) {
  must(fault.empty(), fault);
}

}  // namespace pith::fuzz
