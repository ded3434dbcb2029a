// Lines of a stream.
#pragma once

#include <string>

#include "read/stream.h"

namespace pith {

enum class LineRead { line, too_long, end };

// The next line into `line`, without its LF or CRLF. Of a line longer than `max_bytes` the beginning is given and the
// rest passed over. `end` when there is nothing left.
LineRead read_line(InputStream& stream, size_t max_bytes, std::string& line);

}  // namespace pith
