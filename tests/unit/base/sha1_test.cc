#include "base/sha1.h"

#include "catch.h"

namespace pith {
namespace {

TEST_CASE("SHA-1 of the standard's examples") {
  CHECK(hexadecimal(sha1("abc")) == "a9993e364706816aba3e25717850c26c9cd0d89d");
  CHECK(hexadecimal(sha1("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq")) ==
        "84983e441c3bd26ebaae4aa1f95129e5e54670f1");
  CHECK(hexadecimal(sha1(std::string(1000000, 'a'))) == "34aa973cd4c4daa4f61eeb2bdbad27316534016f");
  CHECK(hexadecimal(sha1("")) == "da39a3ee5e6b4b0d3255bfef95601890afd80709");
}

TEST_CASE("digests in base 32, as WARC writes them") {
  CHECK(base32(sha1("")) == "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ");
}

}  // namespace
}  // namespace pith
