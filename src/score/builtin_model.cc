// The model file's bytes stand in the library as they are: the assembler copies them (GNU .incbin), since a megabyte of
// numbers in a source takes a compiler longer than the rest of the program. CMake tells the digest.
#include "score/model.h"

__asm__(
    ".section .rodata\n"
    ".balign 16\n"
    "pith_builtin_model_begin:\n"
    ".incbin \"" PITH_MODEL_FILE
    "\"\n"
    "pith_builtin_model_end:\n"
    ".previous\n");

extern "C" const char pith_builtin_model_begin[];
extern "C" const char pith_builtin_model_end[];

namespace pith {

std::string_view builtin_model() {
  return {pith_builtin_model_begin, static_cast<size_t>(pith_builtin_model_end - pith_builtin_model_begin)};
}

std::string_view builtin_model_digest() {
  return PITH_MODEL_DIGEST;
}

}  // namespace pith
