// The functions of SQLite that fetch/state.cc calls (base/late_library.h). Tested by tests/unit/fetch/state_test.cc.
#include <sqlite3.h>

#include "base/late_library.h"

extern "C" {

int sqlite3_open(const char* path, sqlite3** database) {
  PITH_LATE(sqlite3_open)(path, database);
}
int sqlite3_close(sqlite3* database) {
  PITH_LATE(sqlite3_close)(database);
}
const char* sqlite3_errmsg(sqlite3* database) {
  PITH_LATE(sqlite3_errmsg)(database);
}
int sqlite3_exec(sqlite3* database, const char* sql, int (*told)(void*, int, char**, char**), void* with, char** why) {
  PITH_LATE(sqlite3_exec)(database, sql, told, with, why);
}

int sqlite3_prepare_v2(sqlite3* database, const char* sql, int size, sqlite3_stmt** statement, const char** rest) {
  PITH_LATE(sqlite3_prepare_v2)(database, sql, size, statement, rest);
}
int sqlite3_finalize(sqlite3_stmt* statement) {
  PITH_LATE(sqlite3_finalize)(statement);
}
int sqlite3_step(sqlite3_stmt* statement) {
  PITH_LATE(sqlite3_step)(statement);
}
int sqlite3_bind_int64(sqlite3_stmt* statement, int at, sqlite3_int64 number) {
  PITH_LATE(sqlite3_bind_int64)(statement, at, number);
}
int sqlite3_bind_text(sqlite3_stmt* statement, int at, const char* text, int size, void (*freed)(void*)) {
  PITH_LATE(sqlite3_bind_text)(statement, at, text, size, freed);
}
sqlite3_int64 sqlite3_column_int64(sqlite3_stmt* statement, int column) {
  PITH_LATE(sqlite3_column_int64)(statement, column);
}
const unsigned char* sqlite3_column_text(sqlite3_stmt* statement, int column) {
  PITH_LATE(sqlite3_column_text)(statement, column);
}

}  // extern "C"
