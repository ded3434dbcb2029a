#include "base/arena.h"

#include <cstring>

#include "catch.h"

using namespace pith;

TEST_CASE("an arena hands out aligned, separate memory of any size") {
  Arena arena;
  char* last = nullptr;
  for (size_t size : {size_t{1}, size_t{15}, size_t{17}, size_t{200'000}, size_t{20'000'000}, size_t{3}}) {
    auto* bytes = static_cast<char*>(arena.allocate(size));
    CHECK(reinterpret_cast<uintptr_t>(bytes) % alignof(std::max_align_t) == 0);
    CHECK(bytes != last);
    std::memset(bytes, 7, size);  // under ASan an overlap or overrun shows
    last = bytes;
  }
  CHECK(arena.reserved() >= 20'200'000);
}

TEST_CASE("copies live on, and reset keeps one chunk for reuse") {
  Arena arena;
  const std::string text(100'000, 'x');
  const std::string_view copy = arena.copy(text);
  CHECK(copy == text);
  CHECK(copy.data() != text.data());
  CHECK(arena.copy("").empty());
  const size_t before = arena.reserved();
  arena.reset();
  CHECK(arena.reserved() <= before);
  CHECK(arena.reserved() >= 100'000);
  const size_t kept = arena.reserved();
  arena.allocate(1000);
  CHECK(arena.reserved() == kept);
}
