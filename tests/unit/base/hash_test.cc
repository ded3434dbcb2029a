#include "base/hash.h"

#include "catch.h"

using namespace pith;

// From `printf '' | xxh128sum` and `printf 'It rained.' | xxh128sum` of the xxhash package.
TEST_CASE("hashes are those that xxh128sum prints") {
  CHECK(xxh128("") == "99aa06d3014798d86001c324468d497f");
  CHECK(xxh128("It rained.") == "2f5006be5f88fbeb73548b5dcee39bae");
}
