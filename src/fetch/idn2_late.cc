// The functions of libidn2 that fetch/web_url.cc calls (base/late_library.h). Tested by
// tests/unit/fetch/web_url_test.cc.
#include <idn2.h>

#include "base/late_library.h"

extern "C" {

int idn2_to_ascii_8z(const char* name, char** ascii, int flags) {
  PITH_LATE(idn2_to_ascii_8z)(name, ascii, flags);
}
void idn2_free(void* bytes) {
  PITH_LATE(idn2_free)(bytes);
}

}  // extern "C"
