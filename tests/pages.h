// The WCXB development pages of the shared data (tests/shared.h), unpacked one at a time.
#pragma once

#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace pith::test {

inline std::vector<std::filesystem::path> development_pages(const std::filesystem::path& shared) {
  std::vector<std::filesystem::path> pages;
  for (const auto& entry : std::filesystem::directory_iterator(shared / "data/wcxb-dev/html"))
    pages.push_back(entry.path());
  std::sort(pages.begin(), pages.end());
  return pages;
}

inline std::string unpacked(const std::filesystem::path& path) {
  std::string out;
  gzFile file = gzopen(path.c_str(), "rb");
  char buffer[1 << 16];
  for (int got; (got = gzread(file, buffer, sizeof buffer)) > 0;) out.append(buffer, static_cast<size_t>(got));
  gzclose(file);
  return out;
}

}  // namespace pith::test
