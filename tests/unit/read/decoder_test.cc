#include "read/decoder.h"

#include "catch.h"
#include "compress.h"
#include "read/compress.h"

namespace pith {
namespace {

constexpr size_t kPlenty = 1u << 20;

// "hello" by the rules of RFC 7932: one uncompressed meta-block, then an empty last one.
const std::string kBrotliHello("\x0b\x02\x80hello\x03", 9);

std::string decoded(Decoder& decoder, const std::string& coded, size_t max_bytes = kPlenty) {
  std::string out;
  const std::optional<Error> error = decode_all(decoder, coded, max_bytes, out);
  return error ? out + "!" + error->message : out;
}

TEST_CASE("each coding is undone") {
  const std::string plain = std::string(100000, 'a') + "rain";
  CHECK(decoded(*gzip_decoder(), test::gzip(plain)) == plain);
  CHECK(decoded(*deflate_decoder(), test::zlib_deflate(plain)) == plain);
  CHECK(decoded(*deflate_decoder(), test::bare_deflate(plain)) == plain);
  CHECK(decoded(*zstd_decoder(), test::zstd(plain)) == plain);
  CHECK(decoded(*brotli_decoder(), kBrotliHello) == "hello");
}

TEST_CASE("what gzip_compressed() makes is undone, and is the same each time") {
  for (const std::string& plain : {std::string(), std::string("rain"), std::string(3000000, 'r')}) {
    CHECK(decoded(*gzip_decoder(), gzip_compressed(plain), 4000000) == plain);
    CHECK(gzip_compressed(plain) == gzip_compressed(plain));
  }
}

TEST_CASE("members that follow one another are one content, and rubbish after the last is ignored") {
  CHECK(decoded(*gzip_decoder(), test::gzip("one ") + test::gzip("two")) == "one two");
  CHECK(decoded(*zstd_decoder(), test::zstd("one ") + test::zstd("two")) == "one two");
  CHECK(decoded(*gzip_decoder(), test::gzip("one") + "\r\n") == "one");
}

TEST_CASE("broken, cut and endless contents are errors that keep what there was") {
  const std::string coded = test::gzip("It rained all day.");
  CHECK(decoded(*gzip_decoder(), "<html>") == "!compressed content is broken");
  CHECK(decoded(*gzip_decoder(), coded.substr(0, coded.size() - 4)) ==
        "It rained all day.!compressed content ends too early");
  CHECK(decoded(*gzip_decoder(), coded.substr(0, 5)) == "!compressed content ends too early");
  CHECK(decoded(*gzip_decoder(), "") == "!compressed content ends too early");
  CHECK(decoded(*gzip_decoder(), test::gzip(std::string(5000000, 'x')), 10) ==
        "xxxxxxxxxx!decoded content is longer than 10 bytes");
  std::string wrong_sum = coded;
  wrong_sum[wrong_sum.size() - 8] ^= 1;
  CHECK(decoded(*gzip_decoder(), wrong_sum) == "It rained all day.!compressed content is broken");
}

TEST_CASE("a zstd dictionary in the first, skippable frame serves the frames after it") {
  const std::string dictionary = "It rained all day in the hills, and the river rose above its banks.";
  const std::string frame = test::zstd("the river rose above its banks in the hills", dictionary);
  const auto skippable = [](const std::string& magic, const std::string& content) {
    return magic + std::string({static_cast<char>(content.size()), '\0', '\0', '\0'}) + content;
  };
  const std::string magic = "\x5d\x2a\x4d\x18";
  const std::string want = "the river rose above its banks in the hills";
  CHECK(decoded(*zstd_decoder(), skippable(magic, dictionary) + frame) == want);
  CHECK(decoded(*zstd_decoder(), skippable(magic, test::zstd(dictionary)) + frame) == want);
  CHECK(decoded(*zstd_decoder(), skippable("\x50\x2a\x4d\x18", "passed over") + test::zstd("plain")) == "plain");
  CHECK(decoded(*zstd_decoder(), frame) != want);
}

TEST_CASE("input that comes byte by byte gives the same") {
  const auto by_byte = [](Decoder& decoder, const std::string& coded) {
    std::string out;
    char buffer[64];
    for (const char c : coded) {
      const Decoder::Step step = decoder.step(std::string_view(&c, 1), buffer, sizeof buffer);
      out.append(buffer, step.produced);
      if (step.ended) return out;
    }
    return out + "!";
  };
  CHECK(by_byte(*gzip_decoder(), test::gzip("rain")) == "rain");
  CHECK(by_byte(*zstd_decoder(), test::zstd("rain")) == "rain");
  CHECK(by_byte(*brotli_decoder(), kBrotliHello) == "hello");
}

}  // namespace
}  // namespace pith
