// Bytes: sixteen bytes of a text as one value. The vector extension of GCC and Clang, so SSE2 on x86-64, NEON on ARM. A
// comparison gives 0xFF for yes and 0 for no, by byte.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace pith {

inline constexpr size_t kBytes = 16;
using Bytes = uint8_t __attribute__((vector_size(kBytes)));

inline Bytes load_bytes(const char* at) {
  Bytes bytes;
  std::memcpy(&bytes, at, kBytes);
  return bytes;
}

namespace bytes_detail {

static_assert(std::endian::native == std::endian::little);

struct Halves {
  uint64_t low, high;
};
inline Halves halves_of(Bytes bytes) {
  Halves halves;
  std::memcpy(&halves, &bytes, kBytes);
  return halves;
}
inline Bytes bytes_of(Halves halves) {
  Bytes bytes;
  std::memcpy(&bytes, &halves, kBytes);
  return bytes;
}

}  // namespace bytes_detail

// Up to eight bytes as a number, the first the lowest; zeros behind them. No loop and no call.
inline uint64_t load_few(const char* at, size_t size) {
  const auto load = [at]<typename Word>(Word word, size_t from) -> uint64_t {
    std::memcpy(&word, at + from, sizeof word);
    return word;
  };
  if (size >= 8) return load(uint64_t{}, 0);
  if (size >= 4) return load(uint32_t{}, 0) | load(uint32_t{}, size - 4) << (8 * (size - 4));
  if (size == 0) return 0;
  const auto byte = [at](size_t i) { return uint64_t{static_cast<uint8_t>(at[i])} << (8 * i); };
  return byte(0) | byte(size / 2) | byte(size - 1);
}

// Of what is left of a text from `at` on, one byte or more, filled up with `filling`.
inline Bytes load_bytes(std::string_view text, size_t at, char filling) {
  const size_t size = text.size() - at;
  if (size >= kBytes) return load_bytes(text.data() + at);
  const uint64_t fill = 0x0101010101010101u * static_cast<uint8_t>(filling);
  const auto filled = [&](size_t from, size_t count) {  // 0 to 7 bytes
    return load_few(text.data() + from, count) | fill << (8 * count);
  };
  if (size < 8) return bytes_detail::bytes_of({filled(at, size), fill});
  return bytes_detail::bytes_of({load_few(text.data() + at, 8), filled(at + 8, size - 8)});
}

inline bool any_byte(Bytes bytes) {
  const auto [low, high] = bytes_detail::halves_of(bytes);
  return (low | high) != 0;
}
// How many bytes of a comparison say yes.
inline uint32_t count_bytes(Bytes yes) {
  const auto [low, high] = bytes_detail::halves_of(yes);
  return static_cast<uint32_t>(std::popcount(low) + std::popcount(high)) / 8;
}

// Where the first yes of a comparison stands; kBytes where there is none.
inline size_t first_byte(Bytes yes) {
  const auto [low, high] = bytes_detail::halves_of(yes);
  if (low != 0) return static_cast<size_t>(std::countr_zero(low)) / 8;
  return 8 + (high != 0 ? static_cast<size_t>(std::countr_zero(high)) / 8 : 8);
}

// The first byte from `at` on of which yes(Bytes) holds, or text.size(). It must not hold of 'a'.
template <typename Yes>
size_t find_first(std::string_view text, size_t at, const Yes& yes) {
  for (; at < text.size(); at += kBytes) {
    if (const size_t found = first_byte(yes(load_bytes(text, at, 'a'))); found < kBytes) return at + found;
  }
  return text.size();
}
// The first such byte, not 'a', from `at` on, or text.size(). Fast where it is near.
inline size_t find_near(std::string_view text, size_t at, char byte) {
  for (const size_t far = at + 2 * kBytes; at < far; at += kBytes) {
    if (at >= text.size()) return text.size();
    const Bytes found = load_bytes(text, at, 'a') == static_cast<uint8_t>(byte);
    if (any_byte(found)) return at + first_byte(found);
  }
  if (at >= text.size()) return text.size();
  const void* found = std::memchr(text.data() + at, byte, text.size() - at);
  return found ? static_cast<size_t>(static_cast<const char*>(found) - text.data()) : text.size();
}

// Every byte one place on, and `before` in the first.
inline Bytes moved_on(Bytes bytes, uint8_t before) {
  const auto [low, high] = bytes_detail::halves_of(bytes);
  return bytes_detail::bytes_of({low << 8 | before, high << 8 | low >> 56});
}

inline Bytes are_between(Bytes bytes, uint8_t low, uint8_t high) {
  return Bytes(bytes - low <= static_cast<uint8_t>(high - low));
}
inline Bytes all_ascii_lower(Bytes bytes) {
  return bytes + (are_between(bytes, 'A', 'Z') & ('a' - 'A'));
}

}  // namespace pith
