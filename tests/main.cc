// The runner of the unit tests. Its closing line is "N passed, N failed, N skipped"; a skip is a test that needs the
// shared data where that is missing (tests/shared.h).
#if !__has_include(<catch2/catch_all.hpp>)
#define CATCH_CONFIG_RUNNER
#endif
#include "catch.h"

#include <cstdio>

#include "paths.h"
#include "shared.h"

const char* const pith::test::kSourceDir = PITH_SOURCE_DIR;
const char* const pith::test::kBinary = PITH_BINARY;

namespace {

struct Tally {
  int passed = 0;
  int failed = 0;
};
Tally& tally() {
  static Tally counts;
  return counts;
}

#if __has_include(<catch2/catch_all.hpp>)
using ListenerBase = Catch::EventListenerBase;
#else
using ListenerBase = Catch::TestEventListenerBase;
#endif

struct CountingListener : ListenerBase {
  using ListenerBase::ListenerBase;
  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    ListenerBase::testCaseEnded(stats);
    ++(stats.totals.assertions.failed > 0 ? tally().failed : tally().passed);
  }
};
CATCH_REGISTER_LISTENER(CountingListener)

}  // namespace

int main(int argc, char** argv) {
  const int status = Catch::Session().run(argc, argv);
  const int skipped = pith::test::skipped();
  std::printf("%d passed, %d failed, %d skipped\n", tally().passed - skipped, tally().failed, skipped);
  return status;
}
