// zstd frames, and the dictionary that a .warc.zst file may begin with.
//
// A dictionary (IIPC, "WARC zstd compression" 1.0) is the content of a skippable frame of type 0x184D2A5D that comes
// first in the file; it may be zstd-compressed itself. All frames after it are decoded with it. Other skippable frames
// (0x184D2A50 to 5F) are passed over and count as frames without content. Tested in tests/unit/read/decoder_test.cc.
#include <zstd.h>

#include <algorithm>
#include <cstdint>
#include <new>

#include "read/compress.h"
#include "read/decoder.h"

namespace pith {
namespace {

constexpr uint32_t kSkippable = 0x184D2A50;  // to kSkippable + 15 (RFC 8878, 3.1.2)
constexpr uint32_t kDictionary = 0x184D2A5D;
constexpr size_t kMaxDictionary = 32u << 20;
constexpr size_t kHeader = 8;      // magic number and length of a skippable frame
constexpr int kLevel = 3;          // the zstd tool's default
constexpr int kMaxWindowLog = 27;  // 128 MiB: what the zstd tool takes without being told

uint32_t little_endian(std::string_view bytes) {
  uint32_t value = 0;
  for (int i = 3; i >= 0; --i) value = value << 8 | static_cast<unsigned char>(bytes[i]);
  return value;
}

class ZstdDecoder : public Decoder {
 public:
  ZstdDecoder() : context_(ZSTD_createDCtx()) {
    if (context_ == nullptr) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(context_, ZSTD_d_windowLogMax, kMaxWindowLog);
  }
  ZstdDecoder(const ZstdDecoder&) = delete;
  ZstdDecoder& operator=(const ZstdDecoder&) = delete;
  ~ZstdDecoder() override { ZSTD_freeDCtx(context_); }

  Step step(std::string_view in, char* out, size_t room) override {
    if (state_ == State::frame_begin) return begin(in, out, room);
    if (state_ == State::skipping) return skip(in);
    return decode(in, out, room);
  }

  void reset() override {
    ZSTD_DCtx_reset(context_, ZSTD_reset_session_only);
    state_ = State::frame_begin;
    header_.clear();
    skipped_.clear();
  }

 private:
  enum class State { frame_begin, in_frame, skipping };

  // Collects the first eight bytes, which may come one by one, and tells a frame from a skippable one.
  Step begin(std::string_view in, char* out, size_t room) {
    Step step;
    step.consumed = std::min(in.size(), kHeader - header_.size());
    header_ += in.substr(0, step.consumed);
    if (header_.size() < 4) return step;
    const uint32_t magic = little_endian(header_);
    if (magic < kSkippable || magic > kSkippable + 15) {
      state_ = State::in_frame;
      step.broken = decode(header_, out, room).broken;  // no frame is so short that this ends it or gives output
      return step;
    }
    if (header_.size() < kHeader) return step;
    left_ = little_endian(std::string_view(header_).substr(4));
    is_dictionary_ = magic == kDictionary && left_ <= kMaxDictionary;
    state_ = State::skipping;
    step.ended = left_ == 0;
    return step;
  }

  Step skip(std::string_view in) {
    Step step;
    step.consumed = std::min<size_t>(in.size(), left_);
    if (is_dictionary_) skipped_ += in.substr(0, step.consumed);
    left_ -= static_cast<uint32_t>(step.consumed);
    step.ended = left_ == 0;
    if (step.ended && is_dictionary_) step.broken = !load_dictionary();
    return step;
  }

  Step decode(std::string_view in, char* out, size_t room) {
    ZSTD_inBuffer input = {in.data(), in.size(), 0};
    ZSTD_outBuffer output = {out, room, 0};
    Step step;
    while (!step.ended && !step.broken) {
      const size_t in_before = input.pos;
      const size_t out_before = output.pos;
      const size_t status = ZSTD_decompressStream(context_, &output, &input);
      step.broken = ZSTD_isError(status) != 0;
      step.ended = status == 0;
      if (input.pos == in_before && output.pos == out_before) break;
      if (output.pos == room || input.pos == in.size()) break;
    }
    step.consumed = input.pos;
    step.produced = output.pos;
    return step;
  }

  bool load_dictionary() {
    std::string content = std::move(skipped_);
    skipped_.clear();
    if (content.size() >= 4 && little_endian(content) == ZSTD_MAGICNUMBER) {
      std::string plain(kMaxDictionary, '\0');
      const size_t size = ZSTD_decompress(plain.data(), plain.size(), content.data(), content.size());
      if (ZSTD_isError(size)) return false;
      plain.resize(size);
      content = std::move(plain);
    }
    return !ZSTD_isError(ZSTD_DCtx_loadDictionary(context_, content.data(), content.size()));
  }

  ZSTD_DCtx* context_;
  State state_ = State::frame_begin;
  std::string header_;   // first bytes of the frame, at most kHeader
  std::string skipped_;  // content of a dictionary frame
  uint32_t left_ = 0;    // bytes to skip
  bool is_dictionary_ = false;
};

}  // namespace

std::unique_ptr<Decoder> zstd_decoder() {
  return std::make_unique<ZstdDecoder>();
}

std::string zstd_compressed(std::string_view bytes) {
  const std::unique_ptr<ZSTD_CCtx, size_t (*)(ZSTD_CCtx*)> context(ZSTD_createCCtx(), ZSTD_freeCCtx);
  if (context == nullptr) throw std::bad_alloc();
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_compressionLevel, kLevel);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  std::string out(ZSTD_compressBound(bytes.size()), '\0');
  const size_t size = ZSTD_compress2(context.get(), out.data(), out.size(), bytes.data(), bytes.size());
  if (ZSTD_isError(size)) throw std::bad_alloc();  // all other faults are of wrong parameters
  out.resize(size);
  return out;
}

}  // namespace pith
