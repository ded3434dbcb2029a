// The functions of ICU that parse/charset.cc calls (base/late_library.h). ICU's headers rename them by its version.
// Tested by tests/unit/parse/charset_test.cc.
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

#include "base/late_library.h"

extern "C" {

UConverter* ucnv_open(const char* name, UErrorCode* status) {
  PITH_LATE(ucnv_open)(name, status);
}
void ucnv_close(UConverter* converter) {
  PITH_LATE(ucnv_close)(converter);
}
void ucnv_setToUCallBack(UConverter* converter, UConverterToUCallback called, const void* with,
                         UConverterToUCallback* before, const void** before_with, UErrorCode* status) {
  PITH_LATE(ucnv_setToUCallBack)(converter, called, with, before, before_with, status);
}
void ucnv_toUnicode(UConverter* converter, char16_t** to, const char16_t* to_end, const char** from,
                    const char* from_end, int32_t* offsets, UBool flush, UErrorCode* status) {
  PITH_LATE(ucnv_toUnicode)(converter, to, to_end, from, from_end, offsets, flush, status);
}
void ucnv_cbToUWriteUChars(UConverterToUnicodeArgs* args, const char16_t* units, int32_t count, int32_t offset,
                           UErrorCode* status) {
  PITH_LATE(ucnv_cbToUWriteUChars)(args, units, count, offset, status);
}

}  // extern "C"
