// gzip and deflate by zlib.
//
// HTTP's "deflate" is a zlib stream (RFC 1950), but servers that send a bare deflate stream (RFC 1951) have always been
// served by browsers, so the first two bytes decide: a zlib header has method 8 and is a multiple of 31 (RFC
// 1950, 2.2). Example: 78 9c is a zlib header; 4b 4c is not, and is read as bare deflate. Tested in
// tests/unit/read/decoder_test.cc.
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>

#include "read/compress.h"
#include "read/decoder.h"

namespace pith {
namespace {

constexpr int kGzip = 15 + 16;  // zlib's window bits: 32 KiB and a gzip wrapper
constexpr int kZlib = 15;
constexpr int kBare = -15;

bool is_zlib_header(std::string_view bytes) {
  const auto cmf = static_cast<unsigned char>(bytes[0]);
  const auto flags = static_cast<unsigned char>(bytes[1]);
  return (cmf & 0x0F) == 8 && (cmf * 256 + flags) % 31 == 0;
}

class Inflater : public Decoder {
 public:
  explicit Inflater(int window_bits) : window_bits_(window_bits) {
    if (inflateInit2(&stream_, window_bits) != Z_OK) throw std::bad_alloc();
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() override { inflateEnd(&stream_); }

  Step step(std::string_view in, char* out, size_t room) override {
    if (window_bits_ != kGzip && stream_.total_in == 0 && in.size() >= 2) {
      inflateReset2(&stream_, is_zlib_header(in) ? kZlib : kBare);
    }
    constexpr size_t kMost = std::numeric_limits<uInt>::max();
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));  // zlib does not write there
    stream_.avail_in = static_cast<uInt>(std::min(in.size(), kMost));
    stream_.next_out = reinterpret_cast<Bytef*>(out);
    stream_.avail_out = static_cast<uInt>(std::min(room, kMost));
    const uInt had_in = stream_.avail_in;
    const uInt had_out = stream_.avail_out;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    Step step;
    step.consumed = had_in - stream_.avail_in;
    step.produced = had_out - stream_.avail_out;
    step.ended = status == Z_STREAM_END;
    step.broken = status == Z_DATA_ERROR || status == Z_NEED_DICT || status == Z_STREAM_ERROR;
    if (status == Z_MEM_ERROR) throw std::bad_alloc();
    return step;
  }

  void reset() override { inflateReset2(&stream_, window_bits_); }

 private:
  z_stream stream_ = {};
  int window_bits_;
};

constexpr int kLevel = 6;
constexpr int kMemory = 8;  // zlib's defaults

}  // namespace

std::string gzip_compressed(std::string_view bytes) {
  z_stream stream = {};
  if (deflateInit2(&stream, kLevel, Z_DEFLATED, kGzip, kMemory, Z_DEFAULT_STRATEGY) != Z_OK) throw std::bad_alloc();
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  size_t out_left = out.size();
  constexpr size_t kMost = std::numeric_limits<uInt>::max();
  for (int status = Z_OK; status == Z_OK;) {
    const size_t step_in = std::min(bytes.size(), kMost);
    const size_t step_out = std::min(out_left, kMost);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(step_in);
    stream.avail_out = static_cast<uInt>(step_out);
    status = deflate(&stream, step_in == bytes.size() ? Z_FINISH : Z_NO_FLUSH);
    bytes.remove_prefix(step_in - stream.avail_in);
    out_left -= step_out - stream.avail_out;
  }
  deflateEnd(&stream);
  out.resize(out.size() - out_left);
  return out;
}

std::unique_ptr<Decoder> gzip_decoder() {
  return std::make_unique<Inflater>(kGzip);
}
std::unique_ptr<Decoder> deflate_decoder() {
  return std::make_unique<Inflater>(kZlib);
}

}  // namespace pith
