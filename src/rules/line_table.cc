#include "rules/line_table.h"

#include "base/line_key.h"

namespace pith {

const std::unordered_map<uint64_t, uint32_t>& LineTable::table() const {
  std::call_once(made_, [&] {
    for (const std::string& line : lines_) ++times_[line.ends_with(": *") ? line_label_key(line) : line_key(line)];
    times_.erase(0);
  });
  return times_;
}

uint64_t LineTable::find(const TextLine& line) const {
  if (table().contains(line.key)) return line.key;
  return table().contains(line.label) ? line.label : 0;
}

uint32_t LineTable::times(uint64_t key) const {
  const auto at = table().find(key);
  return at == table().end() ? 0 : at->second;
}

}  // namespace pith
