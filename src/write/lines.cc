#include "write/lines.h"

#include <algorithm>

#include "base/utf8.h"

namespace pith {
namespace {

constexpr size_t kStep = 1024;

}  // namespace

Lines::Lines(std::string_view text) : text_(text), begins_{0} {
  for (size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
    begins_.push_back(static_cast<uint32_t>(at) + 1);
}

size_t Lines::code_points_before(size_t offset) const {
  size_t count = 0;
  if (counts_.empty()) {
    for (size_t at = 0; at <= text_.size(); at += kStep) {
      counts_.push_back(static_cast<uint32_t>(count));
      count += count_code_points(text_.substr(at, kStep));
    }
  }
  const size_t step = offset / kStep;
  return counts_[step] + count_code_points(text_.substr(step * kStep, offset % kStep));
}

uint32_t Lines::line_of(size_t offset) const {
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), std::min(offset, text_.size()));
  return static_cast<uint32_t>(after - begins_.begin());
}

LineColumn Lines::at(size_t offset) const {
  const uint32_t line = line_of(offset);
  const size_t column = code_points_before(std::min(offset, text_.size())) - code_points_before(begins_[line - 1]);
  return {line, static_cast<uint32_t>(column) + 1};
}

}  // namespace pith
