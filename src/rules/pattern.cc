// RE2 is the one engine: linear in the text whatever the pattern. A pattern is compiled when a text first asks for it;
// which texts do is told by its literals (rules/literals.cc), so a run compiles what its pages need and no more.
//
// Half of the cost of compiling is all that (?i) takes for each letter. A pattern that asks for nothing in upper case
// says of the folded text, with regard to case, what it says of the text without:
//
//   ^\W*read (also|more)\b     compiled for folded texts
//   ^by (?-i:[A-Z])\w+         looks at case: compiled for the text as it is, without regard to case
//   [\x{430}-\x{44F}], \pL      could be told, but are few: likewise
//
// Tested in tests/unit/rules/pattern_test.cc.
#include "rules/pattern.h"

#include <re2/re2.h>

#include <atomic>
#include <mutex>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/search_fold.h"

namespace pith {
namespace {

constexpr ByteSet kWeighed = 30;  // texts that a pattern sees before its needed bytes are looked for

RE2::Options pattern_options(bool case_sensitive = false) {
  RE2::Options options;
  options.set_case_sensitive(case_sensitive);
  options.set_log_errors(false);
  options.set_never_capture(true);
  return options;
}

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

// Walks through a pattern as far as case is concerned.
class FoldCheck {
 public:
  explicit FoldCheck(std::string_view pattern) : pattern_(pattern) {}

  // Whether the pattern may be asked about folded texts.
  bool run() {
    while (at_ < pattern_.size()) {
      const char c = byte(0);
      if (c == '\\' ? !escape() : c == '[' ? !open_class() : c == '(' ? !group() : c & 0x80 ? !letter() : !ascii(c))
        return false;
    }
    return true;
  }

 private:
  char byte(size_t ahead) const { return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0'; }
  static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

  bool escape() {
    const char c = byte(1);
    if (c == '\0' || (c & 0x80)) return false;
    const bool named = is_ascii_digit(c) || is_lower(static_cast<char>(c | 32));
    at_ += 2;
    return !named || std::string_view("dDsSwWbB").find(c) != std::string_view::npos;
  }

  bool open_class() {
    if (in_class_) return ++at_, byte(0) != ':';
    in_class_ = true;
    at_ += byte(1) == '^' ? 2 : 1;
    if (byte(0) == ']' || byte(0) == '-') ++at_;  // stand for themselves at the begin
    return true;
  }

  bool group() {
    if (!in_class_ && byte(1) == '?' && byte(2) != ':') return false;
    return ++at_, true;
  }

  bool letter() {
    const char32_t c = decode_utf8(pattern_, &at_);
    return is_foldable(c) && search_fold(c) == c && c != 0x390 && c != 0x3B0;  // newer than RE2's tables
  }

  bool ascii(char c) {
    if (c >= 'A' && c <= 'Z') return false;
    if (in_class_ && c == '-' && byte(1) != ']') {
      const char first = pattern_[at_ - 1], last = byte(1);
      if (!(is_lower(first) && is_lower(last)) && !(is_ascii_digit(first) && is_ascii_digit(last))) return false;
    }
    if (c == ']') in_class_ = false;
    return ++at_, true;
  }

  std::string_view pattern_;
  size_t at_ = 0;
  bool in_class_ = false;
};

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
  struct Lazy {
    mutable std::once_flag once;
    mutable std::unique_ptr<RE2> compiled;
  };
  std::string text;
  enum class Known : uint8_t { nothing, no, yes };
  mutable std::atomic<Known> foldable = Known::nothing;
  mutable std::atomic<NeededBytes> needed = NeededBytes{0, 0};  // {n, 0}: asked n times so far, not yet known
  Lazy of_text, of_folded;

  // Whether the text has the bytes that no match is without. Not known of a pattern's first texts: to find out costs as
  // much as a few searches. Two threads may find out at once.
  bool may_match(ByteSet bytes) const {
    NeededBytes known = needed.load(std::memory_order_relaxed);
    if (known.second == 0) {
      if (++known.first == kWeighed) known = needed_bytes(text);
      needed.store(known, std::memory_order_relaxed);
    }
    return known.second == 0 || known.are_in(bytes);
  }

  // Whether folded texts may be asked about. Two threads may find out at once.
  bool folds() const {
    Known known = foldable.load(std::memory_order_relaxed);
    if (known == Known::nothing) {
      known = FoldCheck(text).run() ? Known::yes : Known::no;
      foldable.store(known, std::memory_order_relaxed);
    }
    return known == Known::yes;
  }

  const RE2& get(bool folded) const {
    const Lazy& lazy = folded ? of_folded : of_text;
    std::call_once(lazy.once, [&] { lazy.compiled = std::make_unique<RE2>(text, pattern_options(folded)); });
    return *lazy.compiled;
  }
};

Pattern::Pattern(std::string text) : impl_(std::make_unique<Impl>()) {
  impl_->text = std::move(text);
}
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern::~Pattern() = default;

bool Pattern::found_in(const SearchedText& text) const {
  if (!impl_->may_match(text.bytes)) return false;
  const bool folded = !text.folded.empty() && impl_->folds();
  const std::string_view searched = folded ? text.folded : text.text;
  const RE2& pattern = impl_->get(folded);
  return pattern.ok() && pattern.Match(piece(searched), 0, searched.size(), RE2::UNANCHORED, nullptr, 0);
}

std::optional<Span> Pattern::find_in(std::string_view text) const {
  const RE2& pattern = impl_->get(false);
  re2::StringPiece match;
  if (!pattern.ok() || !pattern.Match(piece(text), 0, text.size(), RE2::UNANCHORED, &match, 1)) return std::nullopt;
  const auto begin = static_cast<uint32_t>(match.data() - text.data());
  return Span{begin, begin + static_cast<uint32_t>(match.size())};
}

}  // namespace pith
