#include "rules/pattern.h"

#include <re2/re2.h>

namespace pith {
namespace {

RE2::Options pattern_options() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  return options;
}

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

std::optional<PatternFault> check_pattern(std::string_view pattern) {
  const RE2 compiled(piece(pattern), pattern_options());
  if (!compiled.ok()) {
    const std::string_view part = compiled.error_arg();
    const size_t offset = part.empty() ? std::string_view::npos : pattern.find(part);
    return PatternFault{"bad pattern: " + compiled.error(), offset == std::string_view::npos ? 0 : offset};
  }
  if (RE2::PartialMatch("", compiled))
    return PatternFault{"pattern matches the empty text, so it would hit everything"};
  return std::nullopt;
}

}  // namespace pith
