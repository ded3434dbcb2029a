#include "cli/ordered.h"

#include <atomic>
#include <chrono>

#include "catch.h"

using namespace pith::cli;

TEST_CASE("results come in the order of the tasks, and few tasks are under way at once") {
  for (uint32_t jobs : {1u, 2u, 8u}) {
    int given = 0;
    std::vector<int> taken;
    Ordered<int, int>::run(
        jobs, [&]() -> std::optional<int> { return given < 500 ? std::optional<int>(given++) : std::nullopt; },
        [](int&& task) {
          if (task % 50 == 0) std::this_thread::sleep_for(std::chrono::milliseconds(2));
          return task * 2;
        },
        [&](int&& result) {
          taken.push_back(result);
          CHECK(given - static_cast<int>(taken.size()) <= static_cast<int>(4 * jobs));
          return true;
        });
    REQUIRE(taken.size() == 500);
    for (int i = 0; i < 500; ++i) REQUIRE(taken[static_cast<size_t>(i)] == 2 * i);
  }
}

TEST_CASE("a run stops when its results are not wanted") {
  for (uint32_t jobs : {1u, 4u}) {
    int taken = 0;
    std::atomic<int> begun = 0;
    Ordered<int, int>::run(
        jobs, [] { return std::optional<int>(1); }, [&](int&& task) { return ++begun, task; },
        [&](int&&) { return ++taken < 10; });
    CHECK(taken == 10);
    CHECK(begun <= 10 + static_cast<int>(4 * jobs));
  }
}
