// Compressors for tests.
#pragma once

#include <string>

namespace pith::test {

std::string gzip(const std::string& plain);
std::string zlib_deflate(const std::string& plain);  // RFC 1950
std::string bare_deflate(const std::string& plain);  // RFC 1951
std::string zstd(const std::string& plain, const std::string& dictionary = "");

}  // namespace pith::test
