// late_function: functions of a shared library that is opened when the first of them is called, for libraries that most
// runs do without.
//
// What is linked to is loaded before main, and half of a small page's time went there: libzip brings libcrypto with
// 21,000 addresses to fill in, libcurl twenty-seven libraries. The functions that pith calls are defined here with
// their own names and types, in a file of their own beside the one that calls them, and go on to those in the library:
//
//   pith clean page.html     libzip is not opened
//   pith clean pages.zip     opened by zip_open
//
// A function that is called and not defined there does not link. PITH_LATE_LIBRARY is the name by which the dynamic
// linker knows the library that pith was built with (CMakeLists.txt).
#pragma once

namespace pith {

// Never null. A library or function that is not there is a fault of the installation, not of data, so it is thrown, as
// std::runtime_error.
void* late_address(const char* library, const char* function);

template <typename Function>
Function* late_function(const char* library, const char* function) {
  return reinterpret_cast<Function*>(late_address(library, function));
}

}  // namespace pith

// NAME, looked up once, with its arguments to follow. A name that is a macro for another is looked up as that other.
#define PITH_LATE(NAME) PITH_LATE_AS(NAME, NAME)
#define PITH_LATE_AS(NAME, EXPANDED)                                                               \
  static auto* const late = pith::late_function<decltype(EXPANDED)>(PITH_LATE_LIBRARY, #EXPANDED); \
  return late
