#include "parse/valid_utf8.h"

#include <simdjson.h>

namespace pith {
namespace {

struct Sequence {
  size_t length;  // bytes to pass over
  bool valid;
};

// The sequence that a byte of 0x80 or more begins; table 3-7 of the Unicode Standard.
Sequence sequence_at(std::string_view bytes, size_t at) {
  auto byte = [&](size_t i) -> unsigned {
    return at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0;
  };
  const unsigned lead = byte(0);
  const size_t length = lead >= 0xC2 && lead <= 0xDF   ? 2
                        : lead >= 0xE0 && lead <= 0xEF ? 3
                        : lead >= 0xF0 && lead <= 0xF4 ? 4
                                                       : 1;
  if (length == 1) return {1, false};
  const unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  const unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  if (byte(1) < low || byte(1) > high) return {1, false};
  for (size_t i = 2; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {i, false};
  }
  return {length, true};
}

}  // namespace

bool is_valid_utf8(std::string_view bytes) {
  return simdjson::validate_utf8(bytes.data(), bytes.size());
}

RepairedUtf8 repair_utf8(std::string_view bytes) {
  RepairedUtf8 out;
  out.text.reserve(bytes.size() + 64);
  size_t run = 0;
  for (size_t at = 0; at < bytes.size();) {
    if (static_cast<signed char>(bytes[at]) >= 0) {
      ++at;
      continue;
    }
    const Sequence sequence = sequence_at(bytes, at);
    if (sequence.valid) {
      ++out.valid;
      at += sequence.length;
      continue;
    }
    ++out.invalid;
    out.text.append(bytes.substr(run, at - run)).append("\xEF\xBF\xBD");
    run = at += sequence.length;
  }
  out.text.append(bytes.substr(run));
  return out;
}

}  // namespace pith
