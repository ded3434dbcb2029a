// decode: the bytes of a record become UTF-8 text.
//
//   forced        --encoding, or a mode of the caller
//   bom           UTF-8, UTF-16 or UTF-32 byte order mark, which is removed
//   http          the charset that HTTP or the container declared. Not heeded: a declared windows-1252 (which
//   "ISO-8859-1"
//                 is, a default of many servers) over bytes that are valid UTF-8 and not all ASCII
//   valid-utf-8   the bytes are valid UTF-8 (ISO-2022-JP, which looks like ASCII, is told apart by its declaration)
//   meta          <meta charset> or the XML declaration, of HTML pages
//   detected      UTF-8 with a few faults; UTF-16 and UTF-32 by their zeros; uchardet
//   default       windows-1252
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "model/page.h"
#include "model/record.h"
#include "parse/sniff.h"

namespace pith {

struct DecodeOptions {
  std::string forced_encoding;          // WHATWG label; empty = detect
  std::optional<PageKind> forced_kind;  // --from; absent = media type, file name, then content
  size_t max_bytes = 64u << 20;         // larger documents are an Error too_large
};

// Bytes that do not convert become U+FFFD with one warning that counts them, and so do NULs (13.2.3.5 leaves them to
// the tokeniser; here they must not end strings). Errors: too_large, unsupported (binary data), encoding (unknown
// label).
Result<Page> decode(Record&& record, const DecodeOptions& options);

}  // namespace pith
