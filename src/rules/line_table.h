// LineTable: the lines of a rule, to be asked for by key. Made when the first line is looked up, since most rules are
// of hosts that a run never meets.
#pragma once

#include <cstdint>
#include <mutex>
#include <string>
#include <unordered_map>
#include <vector>

#include "blocks/text_lines.h"

namespace pith {

class LineTable {
 public:
  // Refers to `lines`, which must outlive it.
  explicit LineTable(const std::vector<std::string>& lines) : lines_(lines) {}

  // The key in the table that stands for the line, its own or its label's; 0 when it is not listed.
  uint64_t find(const TextLine& line) const;
  // How often the key is listed.
  uint32_t times(uint64_t key) const;

 private:
  const std::unordered_map<uint64_t, uint32_t>& table() const;

  const std::vector<std::string>& lines_;
  mutable std::once_flag made_;
  mutable std::unordered_map<uint64_t, uint32_t> times_;
};

}  // namespace pith
