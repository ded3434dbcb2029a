// prescan: the encoding that an HTML page declares about itself (HTML Living Standard, 13.2.3.2, "prescan a byte stream
// to determine its encoding").
#pragma once

#include <string_view>

namespace pith {

// The name of the encoding in the first <meta charset>, <meta http-equiv=content-type> or XML declaration; "" for none.
// A page that declares UTF-16 can be read so far, so it is UTF-8; "x-user-defined" is windows-1252.
std::string_view prescan_encoding(std::string_view bytes);

}  // namespace pith
