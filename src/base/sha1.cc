// SHA-1 by FIPS 180-4, section 6.1.2. Tested on the standard's own examples in tests/unit/base/sha1_test.cc.
#include "base/sha1.h"

#include <array>
#include <bit>

namespace pith {
namespace {

constexpr size_t kBlock = 64;

// One of the four runs of 20 rounds, with its function and constant. The message schedule is a ring of 16 words.
template <int kFirst, typename Function>
void rounds(std::array<uint32_t, 5>& v, std::array<uint32_t, 16>& w, uint32_t constant, Function function) {
  auto [a, b, c, d, e] = v;
  for (int t = kFirst; t < kFirst + 20; ++t) {
    uint32_t& word = w[t & 15];
    if (t >= 16) word = std::rotl(w[(t + 13) & 15] ^ w[(t + 8) & 15] ^ w[(t + 2) & 15] ^ word, 1);
    const uint32_t next = std::rotl(a, 5) + function(b, c, d) + e + constant + word;
    e = d;
    d = c;
    c = std::rotl(b, 30);
    b = a;
    a = next;
  }
  v = {a, b, c, d, e};
}

struct State {
  std::array<uint32_t, 5> h = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};

  void block(const char* bytes) {
    std::array<uint32_t, 16> w;
    for (int t = 0; t < 16; ++t) {
      w[t] = 0;
      for (int i = 0; i < 4; ++i) w[t] = w[t] << 8 | static_cast<unsigned char>(bytes[t * 4 + i]);
    }
    const auto choose = [](uint32_t b, uint32_t c, uint32_t d) { return d ^ (b & (c ^ d)); };
    const auto parity = [](uint32_t b, uint32_t c, uint32_t d) { return b ^ c ^ d; };
    const auto majority = [](uint32_t b, uint32_t c, uint32_t d) { return (b & c) | (d & (b | c)); };
    std::array<uint32_t, 5> v = h;
    rounds<0>(v, w, 0x5A827999, choose);
    rounds<20>(v, w, 0x6ED9EBA1, parity);
    rounds<40>(v, w, 0x8F1BBCDC, majority);
    rounds<60>(v, w, 0xCA62C1D6, parity);
    for (size_t i = 0; i < h.size(); ++i) h[i] += v[i];
  }
};

}  // namespace

Sha1 sha1(std::string_view bytes) {
  State state;
  const uint64_t bits = uint64_t{bytes.size()} * 8;
  for (; bytes.size() >= kBlock; bytes.remove_prefix(kBlock)) state.block(bytes.data());
  std::string last(bytes);
  last += '\x80';
  while (last.size() % kBlock != kBlock - 8) last += '\0';
  for (int shift = 56; shift >= 0; shift -= 8) last += static_cast<char>(bits >> shift);
  for (size_t at = 0; at < last.size(); at += kBlock) state.block(last.data() + at);
  Sha1 digest;
  for (size_t i = 0; i < digest.size(); ++i) digest[i] = static_cast<uint8_t>(state.h[i / 4] >> (24 - i % 4 * 8));
  return digest;
}

std::string hexadecimal(const Sha1& digest) {
  std::string out;
  for (const uint8_t byte : digest) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

std::string base32(const Sha1& digest) {
  std::string out;
  uint32_t bits = 0;
  int count = 0;
  for (const uint8_t byte : digest) {
    bits = bits << 8 | byte;
    for (count += 8; count >= 5; count -= 5) out += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[bits >> (count - 5) & 31];
  }
  return out;
}

}  // namespace pith
