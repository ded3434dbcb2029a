// What the build has packed stands in the library as it is: the assembler copies it (GNU .incbin).
#include "rules/builtin.h"

__asm__(
    ".section .rodata\n"
    "pith_builtin_rules_begin:\n"
    ".incbin \"" PITH_PACKED_RULES
    "\"\n"
    "pith_builtin_rules_end:\n"
    "pith_builtin_literals_begin:\n"
    ".incbin \"" PITH_PACKED_LITERALS
    "\"\n"
    "pith_builtin_literals_end:\n"
    ".previous\n");

extern "C" const char pith_builtin_rules_begin[], pith_builtin_rules_end[];
extern "C" const char pith_builtin_literals_begin[], pith_builtin_literals_end[];

namespace pith {

std::vector<Rule> builtin_rules() {
  return unpack_rules({pith_builtin_rules_begin, pith_builtin_rules_end});
}

const PackedLiterals& builtin_literals() {
  static const auto* const kLiterals = new PackedLiterals({pith_builtin_literals_begin, pith_builtin_literals_end});
  return *kLiterals;
}

}  // namespace pith
