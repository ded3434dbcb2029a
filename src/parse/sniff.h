// sniff: what kind of document a record is, and which bytes are no document at all.
#pragma once

#include <optional>
#include <string_view>

#include "model/page.h"
#include "model/record.h"

namespace pith {

// The kind that the declared media type or else the file name says; nullopt when they leave it open.
std::optional<PageKind> declared_kind(const Record& record);

// What decoded content looks like: HTML if it begins with a tag of HTML or a comment (MIME Sniffing Standard, 7.1) or
// has a doctype, <html>, <head> or <body> in its first kilobyte, else text.
PageKind sniff_kind(std::string_view text);

// What the bytes are if they are no text: "a PDF file", "a PNG image" …; "" for text. By the signatures of the MIME
// Sniffing Standard, 6, and a few more; then by control characters that no text has.
std::string_view binary_kind(std::string_view bytes);

// The same from the declared media type ("image/png" is no text whatever its bytes).
bool is_binary_media_type(std::string_view media_type);

// UTF-16 or UTF-32 without byte order mark, recognised by where its zeros are: "utf-16le" …; "" for none.
std::string_view sniff_wide(std::string_view bytes);

}  // namespace pith
