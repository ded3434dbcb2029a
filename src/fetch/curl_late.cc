// The functions of libcurl that fetch/ calls (base/late_library.h). Tested by all that fetches: tests/unit/fetch,
// tests/cli.
#include <curl/curl.h>

#include <cstdarg>

#include "base/late_library.h"

namespace {

template <typename Result, typename First, typename... Others>
First first_argument(Result (*)(First, Others...));
using UrlHandle = decltype(first_argument(&curl_url_get));  // const since libcurl 8

}  // namespace

static_assert(sizeof(long) == sizeof(void*) && sizeof(curl_off_t) == sizeof(void*));

// PITH_LATE with what stands behind OPTION: a long, a curl_off_t or a pointer. The three are passed in the same way
// where they are of one size, which is how libcurl itself reads them (lib/setopt.c).
#define PITH_LATE_OPTION(NAME, HANDLE, OPTION) \
  va_list list;                                \
  va_start(list, OPTION);                      \
  void* const value = va_arg(list, void*);     \
  va_end(list);                                \
  PITH_LATE(NAME)(HANDLE, OPTION, value)

extern "C" {

CURLcode curl_global_init(long flags) {
  PITH_LATE(curl_global_init)(flags);
}
void curl_free(void* p) {
  PITH_LATE(curl_free)(p);
}
time_t curl_getdate(const char* text, const time_t* unused) {
  PITH_LATE(curl_getdate)(text, unused);
}

CURL* curl_easy_init() {
  PITH_LATE(curl_easy_init)();
}
void curl_easy_cleanup(CURL* easy) {
  PITH_LATE(curl_easy_cleanup)(easy);
}
const char* curl_easy_strerror(CURLcode code) {
  PITH_LATE(curl_easy_strerror)(code);
}

CURLM* curl_multi_init() {
  PITH_LATE(curl_multi_init)();
}
CURLMcode curl_multi_cleanup(CURLM* multi) {
  PITH_LATE(curl_multi_cleanup)(multi);
}
CURLMcode curl_multi_add_handle(CURLM* multi, CURL* easy) {
  PITH_LATE(curl_multi_add_handle)(multi, easy);
}
CURLMcode curl_multi_remove_handle(CURLM* multi, CURL* easy) {
  PITH_LATE(curl_multi_remove_handle)(multi, easy);
}
CURLMcode curl_multi_perform(CURLM* multi, int* running) {
  PITH_LATE(curl_multi_perform)(multi, running);
}
CURLMcode curl_multi_poll(CURLM* multi, curl_waitfd* extra, unsigned count, int milliseconds, int* events) {
  PITH_LATE(curl_multi_poll)(multi, extra, count, milliseconds, events);
}
CURLMsg* curl_multi_info_read(CURLM* multi, int* left) {
  PITH_LATE(curl_multi_info_read)(multi, left);
}

CURLSH* curl_share_init() {
  PITH_LATE(curl_share_init)();
}
CURLSHcode curl_share_cleanup(CURLSH* share) {
  PITH_LATE(curl_share_cleanup)(share);
}

curl_slist* curl_slist_append(curl_slist* list, const char* text) {
  PITH_LATE(curl_slist_append)(list, text);
}
void curl_slist_free_all(curl_slist* list) {
  PITH_LATE(curl_slist_free_all)(list);
}

CURLU* curl_url() {
  PITH_LATE(curl_url)();
}
void curl_url_cleanup(CURLU* url) {
  PITH_LATE(curl_url_cleanup)(url);
}
CURLUcode curl_url_get(UrlHandle url, CURLUPart part, char** text, unsigned flags) {
  PITH_LATE(curl_url_get)(url, part, text, flags);
}
CURLUcode curl_url_set(CURLU* url, CURLUPart part, const char* text, unsigned flags) {
  PITH_LATE(curl_url_set)(url, part, text, flags);
}
const char* curl_url_strerror(CURLUcode code) {
  PITH_LATE(curl_url_strerror)(code);
}

// The signatures are curl.h's: an enumeration before the three dots, which Clang warns of.
#pragma GCC diagnostic ignored "-Wvarargs"
// The names in brackets, since curl.h has macros of the same.
CURLcode(curl_easy_setopt)(CURL* easy, CURLoption option, ...) {
  PITH_LATE_OPTION(curl_easy_setopt, easy, option);
}
CURLcode(curl_easy_getinfo)(CURL* easy, CURLINFO info, ...) {
  PITH_LATE_OPTION(curl_easy_getinfo, easy, info);
}
CURLMcode(curl_multi_setopt)(CURLM* multi, CURLMoption option, ...) {
  PITH_LATE_OPTION(curl_multi_setopt, multi, option);
}
CURLSHcode(curl_share_setopt)(CURLSH* share, CURLSHoption option, ...) {
  PITH_LATE_OPTION(curl_share_setopt, share, option);
}

}  // extern "C"
