// The functions of uchardet that parse/charset.cc calls (base/late_library.h). Tested by
// tests/unit/parse/charset_test.cc.
#include <uchardet/uchardet.h>

#include "base/late_library.h"

extern "C" {

uchardet_t uchardet_new() {
  PITH_LATE(uchardet_new)();
}
void uchardet_delete(uchardet_t detector) {
  PITH_LATE(uchardet_delete)(detector);
}
int uchardet_handle_data(uchardet_t detector, const char* bytes, size_t size) {
  PITH_LATE(uchardet_handle_data)(detector, bytes, size);
}
void uchardet_data_end(uchardet_t detector) {
  PITH_LATE(uchardet_data_end)(detector);
}
const char* uchardet_get_charset(uchardet_t detector) {
  PITH_LATE(uchardet_get_charset)(detector);
}

}  // extern "C"
