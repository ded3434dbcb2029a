#include "base/json.h"

#include <array>

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

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  size_t written = 0;
  const auto write_to = [&](size_t end) { out.append(text, written, end - written); };
  for (size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (kPlain[byte]) {
      ++at;
      continue;
    }
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
