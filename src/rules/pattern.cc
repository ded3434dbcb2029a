// A set of patterns is cut into three, by what they cost:
//
//   '^read (also|more)'       anchored: the automaton dies after the few bytes that no pattern begins with, so a long
//                             paragraph costs as little as a short one;
//   'our newsletter', of a    limited: runs through the whole text, but rules with max_words need it only for short
//   rule with max_words       blocks, which hold a small part of a page's bytes;
//   'affiliate commission'    open: runs through every text. The fewer the better.
//
// RE2::Set compiles patterns into one automaton and fails beyond its memory budget; then the patterns are halved until
// each part compiles. When an automaton runs out of memory at match time (RE2 reports that as "no match" unless asked)
// the patterns of that part are tried one by one: slower, never wrong. Tested in tests/unit/rules/pattern_test.cc.
#include "rules/pattern.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>

namespace pith {
namespace {

RE2::Options pattern_options(int64_t memory = 0) {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  if (memory > 0) options.set_max_mem(memory);
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

bool is_anchored(std::string_view pattern) {
  if (pattern.empty() || pattern[0] != '^') return false;
  int depth = 0;
  bool in_class = false;
  for (size_t at = 1; at < pattern.size(); ++at) {
    const char c = pattern[at];
    if (c == '\\')
      ++at;
    else if (in_class)
      in_class = c != ']';
    else if (c == '[')
      in_class = true, at += at + 1 < pattern.size() && pattern[at + 1] == ']';  // "[]" begins a class with ']'
    else if (c == '(' || c == ')')
      depth += c == '(' ? 1 : -1;
    else if (c == '|' && depth == 0)
      return false;
  }
  return true;
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
  return find_in(text).has_value();
}

std::optional<Span> Pattern::find_in(std::string_view text) const {
  const RE2& pattern = impl_->get();
  re2::StringPiece match;
  if (!pattern.ok() || !pattern.Match(piece(text), 0, text.size(), RE2::UNANCHORED, &match, 1)) return std::nullopt;
  const auto begin = static_cast<uint32_t>(match.data() - text.data());
  return Span{begin, begin + static_cast<uint32_t>(match.size())};
}

namespace {

struct Item {
  std::string pattern;
  uint32_t key = 0;
};

// Patterns that one automaton holds; without one (it did not compile for a single pattern) they are tried one by one.
struct Part {
  std::vector<Item> items;
  std::unique_ptr<RE2::Set> set;
  std::vector<Pattern> singles;

  void match_singly(std::string_view text, std::vector<uint32_t>& keys) const {
    for (size_t i = 0; i < singles.size(); ++i) {
      if (singles[i].found_in(text)) keys.push_back(items[i].key);
    }
  }
};

std::unique_ptr<RE2::Set> compile(const std::vector<Item>& items, RE2::Anchor anchor, int64_t memory) {
  auto set = std::make_unique<RE2::Set>(pattern_options(memory), anchor);
  for (const Item& item : items) {
    if (set->Add(item.pattern, nullptr) < 0) return nullptr;
  }
  return set->Compile() ? std::move(set) : nullptr;
}

struct Class {
  RE2::Anchor anchor = RE2::UNANCHORED;
  uint32_t max_words = 0;  // of its patterns; 0 = no limit
  std::vector<Item> items;
  std::vector<Part> parts;

  void finish(int64_t memory) {
    std::vector<std::vector<Item>> pending;
    if (!items.empty()) pending.push_back(std::move(items));
    while (!pending.empty()) {
      std::vector<Item> some = std::move(pending.back());
      pending.pop_back();
      auto set = compile(some, anchor, memory);
      if (!set && some.size() > 1) {
        const auto middle = some.begin() + static_cast<std::ptrdiff_t>(some.size() / 2);
        pending.emplace_back(std::make_move_iterator(middle), std::make_move_iterator(some.end()));
        some.erase(middle, some.end());
        pending.push_back(std::move(some));
        continue;
      }
      Part part{std::move(some), std::move(set), {}};
      for (const Item& item : part.items) part.singles.emplace_back(item.pattern);
      parts.push_back(std::move(part));
    }
  }
};

}  // namespace

struct PatternSet::Impl {
  int64_t memory;
  Class anchored{RE2::ANCHOR_START, 0, {}, {}}, limited, open;
  mutable std::atomic<uint64_t> fallbacks{0};

  std::array<const Class*, 3> classes() const { return {&anchored, &limited, &open}; }

  void match(const Part& part, std::string_view text, std::vector<uint32_t>& keys) const {
    thread_local std::vector<int> matched;
    RE2::Set::ErrorInfo error{};
    if (!part.set) return part.match_singly(text, keys);
    if (part.set->Match(piece(text), &matched, &error)) {
      for (int index : matched) keys.push_back(part.items[static_cast<size_t>(index)].key);
    } else if (error.kind != RE2::Set::kNoError) {
      fallbacks.fetch_add(1, std::memory_order_relaxed);
      part.match_singly(text, keys);
    }
  }
};

PatternSet::PatternSet(int64_t memory) : impl_(std::make_unique<Impl>()) {
  impl_->memory = memory;
}
PatternSet::PatternSet(PatternSet&&) noexcept = default;
PatternSet::~PatternSet() = default;

void PatternSet::add(std::string pattern, uint32_t key, uint32_t max_words) {
  Class& into = is_anchored(pattern) ? impl_->anchored : max_words > 0 ? impl_->limited : impl_->open;
  if (&into == &impl_->limited) into.max_words = std::max(into.max_words, max_words);
  into.items.push_back({std::move(pattern), key});
}

void PatternSet::finish() {
  impl_->anchored.finish(impl_->memory);
  impl_->limited.finish(impl_->memory);
  impl_->open.finish(impl_->memory);
}

void PatternSet::match(std::string_view text, uint32_t words, std::vector<uint32_t>& keys) const {
  for (const Class* each : impl_->classes()) {
    if (each->max_words > 0 && words > each->max_words) continue;
    for (const Part& part : each->parts) impl_->match(part, text, keys);
  }
}

bool PatternSet::empty() const {
  return passes() == 0;
}
size_t PatternSet::passes() const {
  size_t count = 0;
  for (const Class* each : impl_->classes()) count += each->parts.size();
  return count;
}
uint64_t PatternSet::fallbacks() const {
  return impl_->fallbacks;
}

}  // namespace pith
