#include "read/stream.h"

#include <algorithm>
#include <memory>

#include "catch.h"
#include "compress.h"

namespace pith {
namespace {

InputStream stream_of(const std::string& bytes) {
  return InputStream(source_of_bytes(bytes), "test");
}

TEST_CASE("compressed and plain inputs give the same bytes") {
  const std::string plain = std::string(700000, 'r') + "ain";
  for (const std::string& raw : {plain, test::gzip(plain), test::zstd(plain), test::gzip("") + test::gzip(plain)}) {
    InputStream stream = stream_of(raw);
    std::string out;
    CHECK(stream.read(1000000, out) == plain.size());
    CHECK(out == plain);
    CHECK(!stream.fault());
  }
}

TEST_CASE("members of all sizes, alone and among others") {
  std::string noise(3000000, '\0');
  uint32_t state = 1;
  for (char& c : noise) c = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
  const std::vector<std::string> members = {"a", "", std::string(20000000, 'z'), noise, "b", noise.substr(0, 900000),
                                            ""};
  std::string raw, plain;
  for (const std::string& member : members) raw += test::gzip(member), plain += member;
  InputStream stream = stream_of(raw);
  std::string out;
  uint64_t offset = 0;
  for (const std::string& member : members) {
    stream.peek(1);  // so that the member is known
    if (!member.empty()) CHECK(stream.offset() == offset);
    stream.read(member.size(), out);
    offset += test::gzip(member).size();
  }
  CHECK(out == plain);
  CHECK(stream.peek(1).empty());
  CHECK(!stream.fault());
}

TEST_CASE("what was read in one piece can be given back") {
  InputStream stream = stream_of("rain in May");
  std::string all, last;
  CHECK(stream.read(100, all) == 11);
  stream.unread("May");
  CHECK(stream.position() == 8);
  CHECK(stream.read(100, last) == 3);
  CHECK(all + last == "rain in MayMay");
  CHECK(stream.offset() == 11);
}

// Gives `bytes` in parts of at most 7, and says a size that need not be true.
struct Claiming : ByteSource {
  std::string bytes;
  uint64_t claimed = 0;
  size_t next = 0;
  Result<size_t> read(char* into, size_t size) override {
    const size_t take = bytes.copy(into, std::min<size_t>(size, 7), next);
    next += take;
    return take;
  }
  uint64_t size() const override { return claimed; }
};

TEST_CASE("a source's size is a hint, and may be wrong") {
  for (uint64_t claimed : {0u, 1u, 7u, 99u, 100u, 101u, 5000u}) {
    auto source = std::make_unique<Claiming>();
    source->bytes.assign(100, 'r'), source->claimed = claimed;
    InputStream stream(std::move(source), "test");
    std::string out;
    CAPTURE(claimed);
    CHECK(stream.read(1000, out) == 100);
    CHECK(out == std::string(100, 'r'));
    CHECK(stream.peek(1).empty());
  }
}

TEST_CASE("a peek is as long as asked for, and takes nothing") {
  InputStream stream = stream_of(test::gzip(std::string(600000, 'a') + "b"));
  CHECK(stream.peek(600001).size() >= 600001);
  CHECK(stream.peek(1)[0] == 'a');
  CHECK(stream.skip(600000) == 600000);
  CHECK(stream.peek(10) == "b");
}

TEST_CASE("offset is the member's place at its first byte, the decoded place inside it") {
  const std::string one = test::gzip("one");
  const std::string two = test::gzip("two");
  InputStream stream = stream_of(one + two);
  CHECK(stream.offset() == 0);
  stream.skip(1);
  CHECK(stream.offset() == 1);
  stream.skip(2);
  CHECK(stream.raw_length_since(0) == one.size());
  CHECK(stream.offset() == one.size());
  stream.skip(3);
  CHECK(stream.raw_length_since(3) == two.size());
}

TEST_CASE("a broken member is a fault, and recover() goes to the next one") {
  std::string broken = test::gzip("the second member, which will not decode");
  broken[20] ^= 0x55;
  const std::string one = test::gzip("one");
  InputStream stream = stream_of(one + broken + test::gzip("three"));
  std::string out;
  stream.read(1000, out);
  CHECK(out.substr(0, 3) == "one");
  REQUIRE(stream.fault());
  CHECK(stream.fault()->code == ErrorCode::encoding);
  CHECK(stream.fault()->place.offset > one.size());
  REQUIRE(stream.recover());
  out.clear();
  stream.read(1000, out);
  CHECK(out == "three");
  CHECK(!stream.fault());
}

TEST_CASE("a file that is cut off, or goes on with other bytes, is a fault at its end") {
  const std::string coded = test::gzip("rain");
  for (const std::string& raw : {coded.substr(0, coded.size() - 3), coded + "rubbish"}) {
    InputStream stream = stream_of(raw);
    std::string out;
    stream.read(1000, out);
    CHECK(out == "rain");
    CHECK(stream.fault());
    CHECK(!stream.recover());
  }
  InputStream padded = stream_of(coded + std::string(512, '\0'));
  CHECK(padded.skip(1000) == 4);
  CHECK(!padded.fault());
}

}  // namespace
}  // namespace pith
