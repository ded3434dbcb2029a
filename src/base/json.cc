#include "base/json.h"

#include <array>
#include <cstdint>
#include <cstring>

#include "base/utf8.h"

namespace pith {
namespace {

void append_escaped(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789abcdef";
  switch (c) {
    case '"':
      out += "\\\"";
      break;
    case '\\':
      out += "\\\\";
      break;
    case '\n':
      out += "\\n";
      break;
    case '\r':
      out += "\\r";
      break;
    case '\t':
      out += "\\t";
      break;
    default:
      out += "\\u00";
      out += kHex[c >> 4];
      out += kHex[c & 15];
  }
}

// Bytes that stand for themselves.
constexpr std::array<bool, 256> kPlain = [] {
  std::array<bool, 256> table{};
  for (size_t c = ' '; c < 0x80; ++c) table[c] = c != '"' && c != '\\';
  return table;
}();

// Whether each of eight bytes stands for itself. Where the difference for one of them borrows from the next, it does
// not (Hacker's Delight, 2nd ed., 6-1).
bool all_plain(const char* bytes) {
  constexpr uint64_t kOnes = 0x0101010101010101u, kHigh = 0x80 * kOnes;
  uint64_t eight;
  std::memcpy(&eight, bytes, 8);
  const uint64_t quote = (eight ^ kOnes * '"') - kOnes, backslash = (eight ^ kOnes * '\\') - kOnes;
  return ((eight | quote | backslash | (eight - kOnes * ' ')) & kHigh) == 0;
}

// The first byte from `at` on that does not stand for itself.
size_t plain_end(std::string_view text, size_t at) {
  while (at + 8 <= text.size() && all_plain(text.data() + at)) at += 8;
  while (at < text.size() && kPlain[static_cast<unsigned char>(text[at])]) ++at;
  return at;
}

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  size_t written = 0;
  const auto write_to = [&](size_t end) { out.append(text, written, end - written); };
  for (size_t at = plain_end(text, 0); at < text.size(); at = plain_end(text, at)) {
    const auto byte = static_cast<unsigned char>(text[at]);
    size_t next = at;
    const bool valid = decode_utf8(text, &next) != kReplacement || next > at + 1;
    if (byte < 0x80 || !valid) {
      write_to(at);
      byte < 0x80 ? append_escaped(out, text[at]) : append_utf8(out, kReplacement);
      written = next;
    }
    at = next;
  }
  write_to(text.size());
  out += '"';
}

}  // namespace pith
