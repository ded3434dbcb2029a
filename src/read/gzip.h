// Compression for archives.
#pragma once

#include <string>
#include <string_view>

namespace pith {

// One gzip member (RFC 1952) without name and time: the same bytes give the same bytes.
std::string gzip_compressed(std::string_view bytes);

}  // namespace pith
