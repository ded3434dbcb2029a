// Header blocks as HTTP (RFC 9112), mail (RFC 5322), MIME and WARC (ISO 28500) share them: "Name: value" lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pith {

class Headers {
 public:
  // Value of the first field of that name (lower case), "" when there is none. The view lives as long as the Headers.
  std::string_view get(std::string_view name) const;
  bool has(std::string_view name) const;
  void add(std::string_view name, std::string_view value);
  const std::vector<std::pair<std::string, std::string>>& list() const { return fields_; }

 private:
  std::vector<std::pair<std::string, std::string>> fields_;  // names in lower case, values trimmed
};

// Where the block ends that begins at the start of `text`: one past its empty line; npos when that has not come yet.
// Lines end in CRLF or LF.
size_t header_block_end(std::string_view text);

// Lines that begin with white space continue the one before (obs-fold); lines without a colon are passed over.
Headers parse_headers(std::string_view block);

struct MediaType {
  std::string type;      // "text/html", lower case
  std::string charset;   // as written
  std::string boundary;  // of multipart types
  std::string start;     // multipart/related: Content-ID of the root
};

// "text/html; charset=\"utf-8\"". Parameters that it does not name are passed over.
MediaType parse_media_type(std::string_view value);

}  // namespace pith
