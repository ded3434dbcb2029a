#include "base/json.h"

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

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  while (!text.empty()) {
    const std::string_view valid = text.substr(0, valid_utf8_prefix(text));
    for (const char c : valid) {
      if (c == '"' || c == '\\' || (c >= 0 && c < ' '))
        append_escaped(out, c);
      else
        out += c;
    }
    text.remove_prefix(valid.size());
    if (text.empty()) break;
    append_utf8(out, kReplacement);
    text.remove_prefix(1);
  }
  out += '"';
}

}  // namespace pith
