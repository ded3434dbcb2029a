// The development data beside the checkout: ../shared, or where PITH_SHARED points. Tests that need it skip aloud.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>

#include "paths.h"

namespace pith::test {

inline int& skipped() {
  static int count = 0;
  return count;
}

// The folder, or nullopt after saying that `test` is skipped. Call once a test case.
inline std::optional<std::filesystem::path> shared_data(const std::string& test) {
  const char* set = std::getenv("PITH_SHARED");
  const std::filesystem::path folder = set ? set : std::filesystem::path(kSourceDir) / ".." / "shared";
  if (std::filesystem::is_directory(folder / "data")) return folder;
  std::cout << "skipped: " << test << " (no shared data at " << folder.lexically_normal() << ")\n";
  ++skipped();
  return std::nullopt;
}

}  // namespace pith::test
