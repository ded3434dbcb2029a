#include "read/line.h"

#include <algorithm>

namespace pith {

LineRead read_line(InputStream& stream, size_t max_bytes, std::string& line) {
  line.clear();
  bool too_long = false;
  bool some = false;
  bool ended = false;
  while (!ended) {
    const std::string_view window = stream.peek(1);
    if (window.empty()) break;
    some = true;
    const size_t newline = window.find('\n');
    ended = newline != std::string_view::npos;
    const std::string_view part = window.substr(0, newline);
    const size_t room = max_bytes - std::min(max_bytes, line.size());
    too_long = too_long || part.size() > room;
    line += part.substr(0, room);
    stream.consume(part.size() + (ended ? 1 : 0));
  }
  if (!some) return LineRead::end;
  if (!too_long && line.ends_with('\r')) line.pop_back();
  return too_long ? LineRead::too_long : LineRead::line;
}

}  // namespace pith
