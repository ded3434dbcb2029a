// squeeze: a text copied with its white space made single spaces, sixteen bytes at a time where there is none to
// change.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/text.h"
#include "base/utf8.h"

namespace pith {

// Appends the text to `out` with its runs of Unicode white space made one space each, and none at the begin of `out` or
// of its last line, ASCII in lower case if `kLower`. append_long(out, bytes, char32_t) writes what is not ASCII.
// `pending`: white space came before the text; then, whether it ends with some, which is not written.
template <bool kLower, typename AppendLong>
void squeeze(std::string_view text, std::string& out, bool& pending, const AppendLong& append_long) {
  const auto begins_line = [&] { return out.empty() || out.back() == '\n'; };
  const auto end_space = [&] {
    if (pending && !begins_line()) out.push_back(' ');
    pending = false;
  };
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(at + kBytes, text.size());
    const Bytes piece = load_bytes(text, at, 'a');
    const Bytes spaces = piece == ' ';
    const Bytes after_space = moved_on(spaces, pending || begins_line() ? 0xFF : 0);
    if (!any_byte(Bytes(piece < 0x20) | Bytes(piece >= 0x80) | (spaces & after_space))) {
      end_space();
      const Bytes written = kLower ? all_ascii_lower(piece) : piece;
      out.append(reinterpret_cast<const char*>(&written), end - at);
      pending = out.back() == ' ';
      if (pending) out.pop_back();
      at = end;
    }
    while (at < end) {
      const size_t begin = at;
      const char32_t c = decode_utf8(text, &at);
      if (is_space(c)) {
        pending = true;
        continue;
      }
      end_space();
      if (c < 0x80)
        out.push_back(kLower ? ascii_lower(static_cast<char>(c)) : static_cast<char>(c));
      else
        append_long(out, text.substr(begin, at - begin), c);
    }
  }
}

}  // namespace pith
