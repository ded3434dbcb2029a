#include "compress.h"

#include <zlib.h>
#include <zstd.h>

#include <stdexcept>

namespace pith::test {
namespace {

std::string deflate_with(const std::string& plain, int window_bits) {
  z_stream stream = {};
  deflateInit2(&stream, 6, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, plain.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(plain.data()));
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  if (deflate(&stream, Z_FINISH) != Z_STREAM_END) throw std::runtime_error("deflate");
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

}  // namespace

std::string gzip(const std::string& plain) {
  return deflate_with(plain, 31);
}
std::string zlib_deflate(const std::string& plain) {
  return deflate_with(plain, 15);
}
std::string bare_deflate(const std::string& plain) {
  return deflate_with(plain, -15);
}

std::string zstd(const std::string& plain, const std::string& dictionary) {
  ZSTD_CCtx* context = ZSTD_createCCtx();
  std::string out(ZSTD_compressBound(plain.size()), '\0');
  const size_t size = ZSTD_compress_usingDict(context, out.data(), out.size(), plain.data(), plain.size(),
                                              dictionary.data(), dictionary.size(), 3);
  ZSTD_freeCCtx(context);
  if (ZSTD_isError(size)) throw std::runtime_error("zstd");
  out.resize(size);
  return out;
}

}  // namespace pith::test
