#include "read/compress.h"

#include "catch.h"
#include "read/decoder.h"

namespace pith {
namespace {

TEST_CASE("what is compressed is undone by the decoders, and is the same each time") {
  const std::vector<std::string> plains = {"", "x", std::string(3'000'000, 'r') + "ain"};
  for (const std::string& plain : plains) {
    for (const Compression compression : {Compression::gzip, Compression::zstd}) {
      const std::string packed = compressed(plain, compression);
      const auto decoder = compression == Compression::gzip ? gzip_decoder() : zstd_decoder();
      std::string out;
      CHECK(!decode_all(*decoder, packed + packed, 10'000'000, out));
      CHECK(out == plain + plain);
      CHECK(packed == compressed(plain, compression));
    }
    CHECK(compressed(plain, Compression::none) == plain);
  }
}

TEST_CASE("names say how a file is compressed") {
  const struct {
    std::string_view name;
    Compression want;
  } cases[] = {{"a.jsonl.gz", Compression::gzip},
               {"a.zst", Compression::zstd},
               {"a.jsonl", Compression::none},
               {"gz", Compression::none},
               {"a.gz/b", Compression::none}};
  for (const auto& [name, want] : cases) CHECK(compression_of_name(name) == want);
  CHECK(compressed_extension(Compression::zstd) == ".zst");
}

}  // namespace
}  // namespace pith
