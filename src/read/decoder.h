// Decoder: undoes one compression, a step at a time. For compressed files (gzip members, zstd frames) and for HTTP
// content codings (RFC 9110, 8.4.1).
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/error.h"

namespace pith {

class Decoder {
 public:
  struct Step {
    size_t consumed = 0;  // bytes of `in` that are done with
    size_t produced = 0;  // bytes written to `out`
    bool ended = false;   // the member, frame or stream is complete
    bool broken = false;  // the bytes are not of this coding, or a checksum fails; reset() before going on
  };
  virtual ~Decoder() = default;
  // Goes on until `in` is used up, `out` is full, or the member ends or breaks.
  virtual Step step(std::string_view in, char* out, size_t room) = 0;
  // Before the next member.
  virtual void reset() = 0;
};

std::unique_ptr<Decoder> gzip_decoder();  // RFC 1952, one member
std::unique_ptr<Decoder>
deflate_decoder();                          // HTTP "deflate": RFC 1950, and the bare RFC 1951 that servers send instead
std::unique_ptr<Decoder> zstd_decoder();    // RFC 8878, one frame; a WARC dictionary frame (IIPC warc-zstd 1.0) is kept
std::unique_ptr<Decoder> brotli_decoder();  // RFC 7932

// Appends all of `coded` decoded. Members that follow one another are decoded in turn. A bomb stops at `max_bytes`
// with Error too_large; broken or cut-off data gives Error encoding. What was decoded until then stays in `out`.
std::optional<Error> decode_all(Decoder& decoder, std::string_view coded, size_t max_bytes, std::string& out);

}  // namespace pith
