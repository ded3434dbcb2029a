// brotli (HTTP "br") by Google's decoder.
#include <brotli/decode.h>

#include <new>

#include "read/decoder.h"

namespace pith {
namespace {

class BrotliDecoder : public Decoder {
 public:
  BrotliDecoder() { reset(); }
  BrotliDecoder(const BrotliDecoder&) = delete;
  BrotliDecoder& operator=(const BrotliDecoder&) = delete;
  ~BrotliDecoder() override { BrotliDecoderDestroyInstance(state_); }

  Step step(std::string_view in, char* out, size_t room) override {
    size_t in_left = in.size();
    size_t out_left = room;
    auto next_in = reinterpret_cast<const uint8_t*>(in.data());
    auto next_out = reinterpret_cast<uint8_t*>(out);
    const BrotliDecoderResult result =
        BrotliDecoderDecompressStream(state_, &in_left, &next_in, &out_left, &next_out, nullptr);
    Step step;
    step.consumed = in.size() - in_left;
    step.produced = room - out_left;
    step.ended = result == BROTLI_DECODER_RESULT_SUCCESS;
    step.broken = result == BROTLI_DECODER_RESULT_ERROR;
    return step;
  }

  // The library has no reset: a new instance.
  void reset() override {
    BrotliDecoderDestroyInstance(state_);
    state_ = BrotliDecoderCreateInstance(nullptr, nullptr, nullptr);
    if (state_ == nullptr) throw std::bad_alloc();
  }

 private:
  BrotliDecoderState* state_ = nullptr;
};

}  // namespace

std::unique_ptr<Decoder> brotli_decoder() {
  return std::make_unique<BrotliDecoder>();
}

}  // namespace pith
