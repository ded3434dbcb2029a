// decode: the bytes of a record become UTF-8 text. Order of evidence: BOM, the declared charset (HTTP or container),
// valid UTF-8, <meta charset> (WHATWG prescan of the first 1024 bytes), uchardet, windows-1252.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "model/page.h"
#include "model/record.h"

namespace pith {

struct DecodeOptions {
  std::string forced_encoding;          // WHATWG label; empty = detect
  std::optional<PageKind> forced_kind;  // --from; absent = media type, file name, then content
  size_t max_bytes = 64u << 20;         // larger documents are an Error too_large
};

// Invalid bytes become U+FFFD with one warning that counts them. NULs become U+FFFD in HTML (13.2.3.5 leaves them to
// the tokeniser; here they must not end strings). Errors: too_large, unsupported (binary data), encoding (unknown
// label).
Result<Page> decode(Record&& record, const DecodeOptions& options);

// What the content looks like when neither media type nor name says: HTML if a tag of HTML or a doctype stands in the
// first kilobyte (MIME Sniffing Standard, 7.1), else text.
PageKind sniff_kind(std::string_view bytes);

}  // namespace pith
