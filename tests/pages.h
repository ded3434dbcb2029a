// The WCXB development pages of the shared data (tests/shared.h), unpacked one at a time.
#pragma once

#include <zlib.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

namespace pith::test {

// Of the development pages, one in so many: sanitizers are slow.
#if defined(PITH_SANITIZED)
inline constexpr size_t kStep = 10;
#else
inline constexpr size_t kStep = 1;
#endif

// All of them, or each kStep-th, by name.
inline std::vector<std::filesystem::path> development_pages(const std::filesystem::path& shared) {
  std::vector<std::filesystem::path> pages, some;
  for (const auto& entry : std::filesystem::directory_iterator(shared / "data/wcxb-dev/html"))
    pages.push_back(entry.path());
  std::sort(pages.begin(), pages.end());
  for (size_t i = 0; i < pages.size(); i += kStep) some.push_back(pages[i]);
  return some;
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
