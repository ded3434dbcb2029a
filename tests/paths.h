// Where the checkout and the binary under test are. Set by tests/main.cc, so that no other test is compiled with a
// path.
#pragma once

namespace pith::test {

extern const char* const kSourceDir;
extern const char* const kBinary;

}  // namespace pith::test
