// Compression of what is written: the same bytes give the same bytes. Members of gzip and frames of zstd may follow one
// another in a file, so that a file can grow by them and be cut between them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pith {

enum class Compression : uint8_t { none, gzip, zstd };

// By the end of a file's name: ".gz" and ".zst".
Compression compression_of_name(std::string_view name);
// "", ".gz" or ".zst".
std::string_view compressed_extension(Compression compression);

// One member or frame of `bytes`.
std::string compressed(std::string bytes, Compression compression);

std::string gzip_compressed(std::string_view bytes);  // RFC 1952, without name and time; level 6
std::string zstd_compressed(std::string_view bytes);  // RFC 8878, with content size and checksum; level 3

}  // namespace pith
