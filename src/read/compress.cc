#include "read/compress.h"

namespace pith {

Compression compression_of_name(std::string_view name) {
  for (const Compression compression : {Compression::gzip, Compression::zstd}) {
    if (name.ends_with(compressed_extension(compression))) return compression;
  }
  return Compression::none;
}

std::string_view compressed_extension(Compression compression) {
  switch (compression) {
    case Compression::none:
      return "";
    case Compression::gzip:
      return ".gz";
    case Compression::zstd:
      return ".zst";
  }
  return "";
}

std::string compressed(std::string bytes, Compression compression) {
  if (compression == Compression::gzip) return gzip_compressed(bytes);
  if (compression == Compression::zstd) return zstd_compressed(bytes);
  return bytes;
}

}  // namespace pith
