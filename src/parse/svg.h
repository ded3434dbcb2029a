// SvgSkipper: finds the end of an <svg> whose content surely stays inside it, so that the reducer can drop that
// content.
#pragma once

#include <cstddef>
#include <string_view>

namespace pith {

class SvgSkipper {
 public:
  explicit SvgSkipper(std::string_view source) : source_(source) {}

  // `at` is behind the <svg> start tag. The offset of its "</svg", or `at` when the content may reach out of it.
  size_t skip(size_t at);

 private:
  std::string_view source_;
  size_t failed_until_ = 0;  // an <svg> that begins before this does not end well either
};

}  // namespace pith
