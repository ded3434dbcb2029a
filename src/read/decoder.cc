#include "read/decoder.h"

#include <algorithm>

namespace pith {
namespace {

constexpr size_t kChunk = 64u << 10;

Error fault(ErrorCode code, std::string message) {
  return Error{code, std::move(message), {}};
}

}  // namespace

std::optional<Error> decode_all(Decoder& decoder, std::string_view coded, size_t max_bytes, std::string& out) {
  decoder.reset();
  bool some_ended = false;  // a member before this one was whole: what follows may be padding or rubbish
  size_t member_begin = out.size();
  while (!coded.empty() || out.size() > member_begin) {
    const size_t before = out.size();
    const size_t room = std::min(std::max(kChunk, coded.size() * 2), max_bytes - std::min(before, max_bytes) + 1);
    out.resize(before + room);
    const Decoder::Step step = decoder.step(coded, out.data() + before, room);
    out.resize(before + step.produced);
    coded.remove_prefix(step.consumed);
    if (out.size() > max_bytes) {
      out.resize(max_bytes);
      return fault(ErrorCode::too_large, "decoded content is longer than " + std::to_string(max_bytes) + " bytes");
    }
    if (step.broken && some_ended && out.size() == member_begin) return std::nullopt;
    if (step.broken) return fault(ErrorCode::encoding, "compressed content is broken");
    if (step.ended) {
      some_ended = true;
      member_begin = out.size();
      decoder.reset();
    } else if (step.consumed == 0 && step.produced == 0) {
      return fault(ErrorCode::encoding, "compressed content ends too early");
    }
  }
  if (!some_ended) return fault(ErrorCode::encoding, "compressed content ends too early");
  return std::nullopt;
}

}  // namespace pith
