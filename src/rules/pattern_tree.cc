// RE2's syntax (https://github.com/google/re2/wiki/Syntax), read for literals alone:
//
//   ^read (?:more|also)\b.*   sequence("\nread ", choice("more", "also"), "", other)
//   news(?:letter)?s+         sequence("news", optional("letter"), at_least("s"))
//   [\p{Greek}x]              other: a class with more than a few members
//   [-* ]*                    optional(at_least(strings)), wordless: no ASCII letter, digit or '_' in it
//
// Flags change little here: without (?i) the folded literal occurs all the same, and a squeezed text has one line.
// Recursion goes along the pattern's groups, at most kMaxDepth deep. Tested in tests/unit/rules/literals_test.cc.
#include "rules/pattern_tree.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "rules/search_fold.h"

namespace pith {
namespace {

using Kind = PatternTree::Kind;

constexpr int kMaxDepth = 50;
constexpr size_t kMaxMembers = 10;  // of a class that is still a choice of strings

bool has_word(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_search_word);
}

PatternTree of_strings(std::vector<std::string> strings) {
  const bool wordless = std::none_of(strings.begin(), strings.end(), has_word);
  return {Kind::strings, wordless, std::move(strings), {}};
}

PatternTree of_children(Kind kind, std::vector<PatternTree> children) {
  if (children.size() == 1 && (kind == Kind::sequence || kind == Kind::choice)) return std::move(children[0]);
  const bool wordless = std::all_of(children.begin(), children.end(), [](const auto& each) { return each.wordless; });
  return {kind, wordless, {}, std::move(children)};
}

PatternTree of_children(Kind kind, PatternTree child) {
  std::vector<PatternTree> children;
  children.push_back(std::move(child));
  return of_children(kind, std::move(children));
}

// Whether one of the code points becomes a word character.
bool range_has_word(char32_t low, char32_t high) {
  for (const auto& [from, to] : {std::pair<char32_t, char32_t>{'0', '9'}, {'A', 'Z'}, {'a', 'z'}, {'_', '_'}}) {
    if (low <= to && high >= from) return true;
  }
  for (char32_t c : {U'\u017F', U'\u212A'}) {
    if (low <= c && c <= high) return true;
  }
  return false;
}

class TreeParser {
 public:
  TreeParser(std::string_view text, bool edges) : text_(text), edges_(edges) {}

  std::optional<PatternTree> run() {
    PatternTree tree = choice(0);
    if (failed_ || at_ < text_.size()) return std::nullopt;
    return tree;
  }

 private:
  bool at_end() const { return at_ >= text_.size(); }
  bool next_is(std::string_view what) const { return text_.substr(at_, what.size()) == what; }
  bool take(std::string_view what) {
    if (!next_is(what)) return false;
    at_ += what.size();
    return true;
  }
  PatternTree fail() {
    failed_ = true;
    at_ = text_.size();
    return {};
  }

  PatternTree choice(int depth) {
    if (depth > kMaxDepth) return fail();
    std::vector<PatternTree> branches;
    do {
      branches.push_back(sequence(depth));
    } while (take("|"));
    return of_children(Kind::choice, std::move(branches));
  }

  PatternTree sequence(int depth) {
    std::vector<PatternTree> items;
    while (!at_end() && !next_is("|") && !next_is(")")) {
      PatternTree item = repeated(atom(depth));
      if (!items.empty() && is_plain(items.back()) && is_plain(item) && !item.strings[0].starts_with(kTextEdge))
        items.back() = of_strings({items.back().strings[0] + item.strings[0]});
      else
        items.push_back(std::move(item));
    }
    return of_children(Kind::sequence, std::move(items));
  }

  static bool is_plain(const PatternTree& item) { return item.kind == Kind::strings && item.strings.size() == 1; }

  bool next_is_repeat() const { return next_is("*") || next_is("+") || next_is("?") || next_is("{"); }

  PatternTree repeated(PatternTree item) {
    while (next_is_repeat()) {
      size_t least = 0, most = SIZE_MAX;
      if (take("?"))
        most = 1;
      else if (take("+"))
        least = 1;
      else if (!take("*") && !take_counts(least, most))
        break;
      take("?");  // lazy
      if (most == 0) item = of_strings({""});
      if (most > 1) item = of_children(Kind::at_least, std::move(item));
      if (least == 0 && most > 0) item = of_children(Kind::optional, std::move(item));
    }
    return item;
  }

  // {n}, {n,} and {n,m}; anything else is text.
  bool take_counts(size_t& least, size_t& most) {
    size_t at = at_ + 1;
    auto number = [&](size_t& value) {
      const size_t begin = at;
      for (value = 0; at < text_.size() && text_[at] >= '0' && text_[at] <= '9' && at < begin + 6; ++at)
        value = value * 10 + static_cast<size_t>(text_[at] - '0');
      return at > begin;
    };
    if (!number(least)) return false;
    most = least;
    if (text_.substr(at, 1) == ",") {
      ++at;
      if (!number(most)) most = SIZE_MAX;
    }
    if (text_.substr(at, 1) != "}") return false;
    at_ = at + 1;
    return true;
  }

  PatternTree atom(int depth) {
    if (take("(")) return group(depth);
    if (take("[")) return character_class();
    if (take(".")) return {};
    if (take("^") || take("$")) return edge();
    if (take("\\")) return escape();
    return literal(decode_utf8(text_, &at_));
  }

  PatternTree edge() { return of_strings({edges_ ? std::string(1, kTextEdge) : std::string()}); }

  PatternTree literal(char32_t c) {
    if (!is_foldable(c)) return {};
    std::string one;
    append_utf8(one, search_fold(c));
    return of_strings({std::move(one)});
  }

  PatternTree group(int depth) {
    const bool cased_outside = cased_;
    if (take("?")) {
      if (take("P<") || take("<")) {
        at_ = std::min(text_.find('>', at_), text_.size() - 1) + 1;
      } else {
        for (; !at_end() && !next_is(":") && !next_is(")"); ++at_) cased_ = cased_ || next_is("-");
        if (take(")")) return of_strings({""});  // flags for what follows
        take(":");
      }
    }
    PatternTree tree = choice(depth + 1);
    cased_ = cased_outside;
    return take(")") ? std::move(tree) : fail();
  }

  // After the backslash.
  PatternTree escape() {
    if (at_end()) return fail();
    const char c = text_[at_];
    if (take("Q")) return quoted();
    if (take("b") || take("B")) return of_strings({""});
    if (take("A") || take("z")) return edge();
    if (take("s")) return of_strings({" "});  // of a squeezed text
    if (take("d")) return of_strings({"0", "1", "2", "3", "4", "5", "6", "7", "8", "9"});
    if (take("W")) return {Kind::other, !cased_, {}, {}};
    if (take("p") || take("P")) return property();
    if (take("x")) return literal(hex());
    const bool is_word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!is_word) return literal(decode_utf8(text_, &at_));
    for (++at_; c >= '0' && c <= '9' && !at_end() && text_[at_] >= '0' && text_[at_] <= '7';) ++at_;  // octal
    return {};
  }

  PatternTree quoted() {
    const size_t end = std::min(text_.find("\\E", at_), text_.size());
    std::vector<PatternTree> items;
    while (at_ < end) items.push_back(literal(decode_utf8(text_, &at_)));
    take("\\E");
    // A repeat after it is of the last character alone: nothing is known then.
    return next_is_repeat() ? PatternTree{} : of_children(Kind::sequence, std::move(items));
  }

  PatternTree property() {
    if (take("{"))
      at_ = std::min(text_.find('}', at_), text_.size() - 1) + 1;
    else if (!at_end())
      decode_utf8(text_, &at_);
    return {};
  }

  // After "\x": two digits or any number in braces. 0 when it is neither.
  char32_t hex() {
    const bool braced = take("{");
    char32_t value = 0;
    for (int digits = 0; !at_end() && digits < (braced ? 8 : 2); ++digits, ++at_) {
      const char c = text_[at_];
      const char low = static_cast<char>(c | 32);
      if (c >= '0' && c <= '9')
        value = value * 16 + static_cast<char32_t>(c - '0');
      else if (low >= 'a' && low <= 'f')
        value = value * 16 + static_cast<char32_t>(low - 'a' + 10);
      else
        break;
    }
    return braced && !take("}") ? 0 : value;
  }

  // After '['. A choice of its members where they are few and known.
  PatternTree character_class() {
    Members members;
    if (take("^")) members.known = false, members.wordless = false;
    for (bool first = true; first || !next_is("]"); first = false) {
      if (at_end()) return fail();
      const char32_t low = member(members);
      const bool is_range = next_is("-") && text_.substr(at_ + 1, 1) != "]";
      if (is_range) ++at_;
      members.add(low, is_range ? member(members) : low);
    }
    ++at_;
    if (!members.known) return {Kind::other, members.wordless, {}, {}};
    std::sort(members.strings.begin(), members.strings.end());
    members.strings.erase(std::unique(members.strings.begin(), members.strings.end()), members.strings.end());
    return of_strings(std::move(members.strings));
  }

  struct Members {
    bool known = true;  // all of them are in `strings`
    bool wordless = true;
    std::vector<std::string> strings;

    void add(char32_t low, char32_t high) {
      wordless = wordless && !range_has_word(low, high);
      known = known && low <= high && high - low < kMaxMembers && strings.size() < kMaxMembers;
      for (char32_t c = low; known && c <= high; ++c) {
        known = is_foldable(c);
        append_utf8(strings.emplace_back(), search_fold(c));
      }
    }
  };

  // One member of a class; where it is more than one character `members` is told and U+FFFF stands for it.
  char32_t member(Members& members) {
    constexpr char32_t kMany = 0xFFFF;
    if (take("[:")) {
      at_ = std::min(text_.find(":]", at_), text_.size() - 2) + 2;
      members.wordless = false;
      return kMany;
    }
    if (at_end()) return kMany;
    if (!take("\\") || at_end()) return decode_utf8(text_, &at_);
    if (take("s")) return ' ';
    if (take("x")) return hex();
    const char32_t c = decode_utf8(text_, &at_);
    const bool is_letter = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!is_letter) return c;
    if (c == 'p' || c == 'P') property();
    members.wordless = members.wordless && c == 'W' && !cased_;
    return kMany;
  }

  std::string_view text_;
  bool edges_;
  size_t at_ = 0;
  bool cased_ = false;  // under (?-i) the long s and the Kelvin sign are in \W, and yet they fold to letters
  bool failed_ = false;
};

}  // namespace

std::optional<PatternTree> parse_pattern_tree(std::string_view pattern, bool edges) {
  return TreeParser(pattern, edges).run();
}

}  // namespace pith
