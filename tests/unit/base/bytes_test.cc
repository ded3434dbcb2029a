#include "base/bytes.h"

#include <random>
#include <string>

#include "catch.h"

using namespace pith;

TEST_CASE("a few bytes are loaded as the number that they are, and no byte behind them") {
  const std::string text = "\x01\x82\x03\x84\x05\x86\x07\x88\x09";
  for (size_t size = 0; size <= 8; ++size) {
    uint64_t expected = 0;
    for (size_t i = 0; i < size; ++i) expected |= uint64_t{static_cast<uint8_t>(text[i])} << (8 * i);
    const std::string alone(text, 0, size);  // on the heap or not, a sanitizer sees what is read past it
    INFO(size);
    CHECK(load_few(alone.data(), size) == expected);
  }
}

TEST_CASE("what is left of a text is filled up to sixteen bytes") {
  for (size_t size = 1; size <= 20; ++size) {
    const std::string text = std::string("0123456789ABCDEFGHIJ").substr(0, size);
    for (size_t at = 0; at < size; ++at) {
      const Bytes bytes = load_bytes(text, at, '.');
      std::string got(reinterpret_cast<const char*>(&bytes), kBytes), expected = text.substr(at, kBytes);
      expected.resize(kBytes, '.');
      CHECK(got == expected);
    }
  }
}

TEST_CASE("bytes move on by one place") {
  const Bytes bytes = load_bytes("ABCDEFGHIJKLMNOP");
  const Bytes moved = moved_on(bytes, '.');
  CHECK(std::string(reinterpret_cast<const char*>(&moved), kBytes) == ".ABCDEFGHIJKLMNO");
}

TEST_CASE("bytes are counted, compared by range and folded") {
  const Bytes bytes = load_bytes("@AZ[`az{09\x80\xFFxY~ ");
  CHECK(count_bytes(are_between(bytes, 'A', 'Z')) == 3);
  CHECK(count_bytes(are_between(bytes, 'a', 'z')) == 3);
  CHECK(count_bytes(Bytes(bytes >= 0x80)) == 2);
  CHECK(any_byte(Bytes(bytes == '~')));
  CHECK_FALSE(any_byte(Bytes(bytes == '!')));
  const Bytes lower = all_ascii_lower(bytes);
  CHECK(std::string(reinterpret_cast<const char*>(&lower), kBytes) == "@az[`az{09\x80\xFFxy~ ");
}

TEST_CASE("a byte is found where std::string finds it") {
  std::mt19937 random(5);
  for (int i = 0; i < 5000; ++i) {
    std::string text(random() % 70, 'x');
    if (!text.empty() && random() % 4 != 0) text[random() % text.size()] = '>';
    if (!text.empty() && random() % 4 != 0) text[random() % text.size()] = '"';
    const size_t at = random() % (text.size() + 2);
    const size_t quote = text.find('"', at), end = text.find_first_of("\">", at);
    INFO(text << " from " << at);
    REQUIRE(find_near(text, at, '"') == std::min(quote, text.size()));
    REQUIRE(find_first(text, at, [](Bytes b) { return Bytes(b == '"') | Bytes(b == '>'); }) ==
            std::min(end, text.size()));
  }
}
