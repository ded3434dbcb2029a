#include "base/late_library.h"

#include <dlfcn.h>

#include <stdexcept>
#include <string>

namespace pith {

void* late_address(const char* library, const char* function) {
  void* const opened = dlopen(library, RTLD_NOW | RTLD_LOCAL);  // again: the same, counted
  if (!opened) throw std::runtime_error(std::string("cannot open ") + library + ": " + dlerror());
  void* const found = dlsym(opened, function);
  if (!found) throw std::runtime_error(std::string(library) + " is too old: it has no " + function);
  return found;
}

}  // namespace pith
