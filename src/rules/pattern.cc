// RE2 is the one engine: linear in the text whatever the pattern. A pattern is compiled when a text first asks for it;
// which texts do is told by its literals (rules/literals.cc), so a run compiles what its pages need and no more.
// Tested in tests/unit/rules/pattern_test.cc.
#include "rules/pattern.h"

#include <re2/re2.h>

#include <mutex>

namespace pith {
namespace {

RE2::Options pattern_options() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_never_capture(true);
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

struct Pattern::Impl {
  std::string text;
  mutable std::once_flag once;
  mutable std::unique_ptr<RE2> compiled;

  const RE2& get() const {
    std::call_once(once, [this] { compiled = std::make_unique<RE2>(text, pattern_options()); });
    return *compiled;
  }
};

Pattern::Pattern(std::string text) : impl_(std::make_unique<Impl>()) {
  impl_->text = std::move(text);
}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

bool Pattern::found_in(std::string_view text) const {
  const RE2& pattern = impl_->get();
  return pattern.ok() && pattern.Match(piece(text), 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

std::optional<Span> Pattern::find_in(std::string_view text) const {
  const RE2& pattern = impl_->get();
  re2::StringPiece match;
  if (!pattern.ok() || !pattern.Match(piece(text), 0, text.size(), RE2::UNANCHORED, &match, 1)) return std::nullopt;
  const auto begin = static_cast<uint32_t>(match.data() - text.data());
  return Span{begin, begin + static_cast<uint32_t>(match.size())};
}

}  // namespace pith
