// HTTP responses as they went over the wire, as archives keep them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"
#include "read/headers.h"

namespace pith {

struct HttpHead {
  int status = 0;  // 100..999
  Headers headers;
  size_t size = 0;  // bytes of the head, its empty line included: the body begins there
};

// nullopt when `message` does not begin with a status line.
std::optional<HttpHead> parse_http_head(std::string_view message);

// Undoes the transfer coding (chunked) and the content codings (gzip, deflate, br, zstd) that the headers name, in
// place. Archives often keep those headers beside a body that was decoded already: a body that does not begin like the
// coding stays as it is. Errors: encoding (broken or cut, more
// than five codings), too_large (more than `max_bytes`); `body` is what there is
// of it.
std::optional<Error> decode_http_body(const Headers& headers, size_t max_bytes, std::string& body);

// Undoes RFC 9112, 7.1. False when the body is cut off or a chunk is malformed; `out` is what there was until then.
bool decode_chunked(std::string_view body, std::string& out);

}  // namespace pith
