// The functions of libzip that read/zip.cc calls (base/late_library.h). Tested by tests/unit/read/zip_test.cc.
#include <zip.h>

#include "base/late_library.h"

extern "C" {

zip_t* zip_open(const char* path, int flags, int* error) {
  PITH_LATE(zip_open)(path, flags, error);
}
zip_t* zip_open_from_source(zip_source_t* source, int flags, zip_error_t* error) {
  PITH_LATE(zip_open_from_source)(source, flags, error);
}
zip_source_t* zip_source_buffer_create(const void* bytes, zip_uint64_t size, int freed, zip_error_t* error) {
  PITH_LATE(zip_source_buffer_create)(bytes, size, freed, error);
}
void zip_source_free(zip_source_t* source) {
  PITH_LATE(zip_source_free)(source);
}
void zip_discard(zip_t* archive) {
  PITH_LATE(zip_discard)(archive);
}

zip_int64_t zip_get_num_entries(zip_t* archive, zip_flags_t flags) {
  PITH_LATE(zip_get_num_entries)(archive, flags);
}
const char* zip_get_name(zip_t* archive, zip_uint64_t index, zip_flags_t flags) {
  PITH_LATE(zip_get_name)(archive, index, flags);
}
zip_int64_t zip_name_locate(zip_t* archive, const char* name, zip_flags_t flags) {
  PITH_LATE(zip_name_locate)(archive, name, flags);
}

zip_file_t* zip_fopen_index(zip_t* archive, zip_uint64_t index, zip_flags_t flags) {
  PITH_LATE(zip_fopen_index)(archive, index, flags);
}
zip_int64_t zip_fread(zip_file_t* file, void* bytes, zip_uint64_t size) {
  PITH_LATE(zip_fread)(file, bytes, size);
}
int zip_fclose(zip_file_t* file) {
  PITH_LATE(zip_fclose)(file);
}

void zip_error_init(zip_error_t* error) {
  PITH_LATE(zip_error_init)(error);
}
void zip_error_init_with_code(zip_error_t* error, int code) {
  PITH_LATE(zip_error_init_with_code)(error, code);
}
void zip_error_fini(zip_error_t* error) {
  PITH_LATE(zip_error_fini)(error);
}
const char* zip_error_strerror(zip_error_t* error) {
  PITH_LATE(zip_error_strerror)(error);
}
const char* zip_strerror(zip_t* archive) {
  PITH_LATE(zip_strerror)(archive);
}
const char* zip_file_strerror(zip_file_t* file) {
  PITH_LATE(zip_file_strerror)(file);
}

}  // extern "C"
