// What the build has packed stands in the library as it is: the assembler copies it (GNU .incbin).
#include "rules/builtin.h"

__asm__(
    ".section .rodata\n"
    "pith_builtin_rules_begin:\n"
    ".incbin \"" PITH_PACKED_RULES
    "\"\n"
    "pith_builtin_rules_end:\n"
    ".previous\n");

extern "C" const char pith_builtin_rules_begin[], pith_builtin_rules_end[];

namespace pith {

RuleList builtin_rules() {
  return RuleList::of_packed({pith_builtin_rules_begin, pith_builtin_rules_end});
}

}  // namespace pith
