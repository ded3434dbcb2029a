// MIME (RFC 2045 to 2047): the entities of mails and saved pages.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "read/headers.h"

namespace pith {

// One leaf of a MIME tree: an entity that is no multipart.
struct MimePart {
  Headers headers;
  MediaType media;                // "text/plain" where it is not declared (RFC 2045, 5.2)
  std::string_view encoded_body;  // in the message
  std::string content() const;    // the transfer encoding undone
  std::string id() const;         // Content-ID without brackets, "" when there is none
};

// The leaves of a message in document order; `message` must outlive them. Multiparts are opened however deep up to
// kMaxMimeDepth, what is nested deeper is left out. A multipart whose closing boundary is missing ends with the
// message.
inline constexpr int kMaxMimeDepth = 20;
inline constexpr size_t kMaxMimeParts = 100000;
std::vector<MimePart> mime_parts(std::string_view message);

// RFC 2045, 6.7 and 6.8; bytes that cannot be are left as they are (quoted-printable) or passed over (base64).
std::string decode_quoted_printable(std::string_view text);
std::string decode_base64(std::string_view text);

}  // namespace pith
