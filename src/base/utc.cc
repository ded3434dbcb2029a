#include "base/utc.h"

#include <ctime>

namespace pith {

std::string utc_time(int64_t seconds) {
  const time_t time = seconds;
  tm parts = {};
  gmtime_r(&time, &parts);
  char text[40];
  const size_t size = strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
  return std::string(text, size);
}

}  // namespace pith
