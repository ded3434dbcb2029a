#include "fetch/host_queue.h"

#include "catch.h"

namespace pith {
namespace {

TEST_CASE("one ticket a host, in order, with a pause") {
  HostQueue queue;
  queue.push("a", 1);
  queue.push("a", 2);
  queue.push("b", 3);
  CHECK(queue.take(0) == 1);
  CHECK(queue.take(0) == 3);
  CHECK(!queue.take(0));
  CHECK(!queue.next_time());
  queue.release("a", 5);
  queue.release("b", 1);
  CHECK(!queue.take(4));
  CHECK(queue.next_time() == 5);
  CHECK(queue.size() == 1);
  CHECK(queue.take(5) == 2);
  CHECK(queue.size() == 0);
}

TEST_CASE("what stands in front goes first, but not before the pause is over") {
  HostQueue queue;
  queue.push("a", 1);
  CHECK(queue.take(0) == 1);
  queue.push("a", 2);
  queue.release("a", 3);
  queue.push("a", 4, true);
  CHECK(!queue.take(2));
  CHECK(queue.take(3) == 4);
  queue.release("a", 3);
  CHECK(queue.take(3) == 2);
}

TEST_CASE("the host that has waited longest goes first") {
  HostQueue queue;
  queue.push("a", 1);
  queue.push("b", 2);
  queue.take(0);
  queue.take(0);
  queue.push("a", 3);
  queue.push("b", 4);
  queue.release("a", 2);
  queue.release("b", 1);
  CHECK(queue.take(9) == 4);
  CHECK(queue.take(9) == 3);
}

}  // namespace
}  // namespace pith
