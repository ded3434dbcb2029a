// Walks through a pattern from left to right with the set of strings that the text up to here must end in ("^" and "$"
// stand for the edges of the text):
//
//   ^(?:read|see) also\b       "^" -> "^read", "^see" -> "^read also", "^see also"
//   ^.*our newsletters?$       "^"; after .* nothing is known: "" -> "our newsletter" -> "our newsletter$", "…s$"
//   \bby \w+                   "by ": three bytes, too common to be of use. Nothing is required
//   ^\W*ads?\W*$               the words of the text begin with "ad" or "ads", and end so
//
// Wherever the set breaks off (or would grow past kMaxStrings) it is a candidate: one of its strings must occur. Of a
// choice whose branches are not all plain strings, the best candidates of all branches together are one; so are those
// of the two ways past something optional. The candidate that is least likely to occur in a text wins. (Google Code
// Search does the same with trigrams: Cox, "Regular Expression Matching with a Trigram Index", 2012.)
//
// Word edges. Between the begin of a text and its first word character a pattern can match only what is not a word
// character. So where a pattern begins with '^' and anything wordless, the next word character is the text's first one;
// and the last one before something wordless and '$' is its last.
// Tested in tests/unit/rules/literals_test.cc: a text that a pattern matches holds a literal, for all built-in
// patterns.
#include "rules/literals.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "rules/pattern_tree.h"
#include "rules/search_fold.h"

namespace pith {
namespace {

using Kind = PatternTree::Kind;
using Strings = std::vector<std::string>;

constexpr size_t kMaxStrings = 48;  // of a set
constexpr size_t kMaxUnion = 400;   // of the sets of all branches
constexpr size_t kMaxLength = 64;
constexpr int kMaxForks = 3;
constexpr double kRare = 0.2;  // odds of what is worth searching by itself

bool is_edge(char c) {
  return c == kTextEdge || c == kWordEdge;
}

// How rare a byte is, in bits.
double bits_of(char c) {
  if (is_edge(c)) return 6;
  if (c == ' ' || c == 'e') return 2;
  if (c >= 'a' && c <= 'z') return 3.5;
  if (c >= '0' && c <= '9') return 7;
  if (c == '\xC2') return 7;  // signs of Latin-1
  if (c & '\x80') return 2.5;
  return std::string_view("',.-:!?()\"").find(c) != std::string_view::npos ? 4 : 9;
}

// Rough odds that the string stands somewhere in a short text, which has some fifty places to stand at.
double odds_of(std::string_view literal) {
  double bits = -6;
  for (char c : literal) bits += bits_of(c);
  return std::min(1.0, std::exp2(-bits));
}

struct Candidate {
  Strings strings;
  double odds = 1;  // that one of them occurs; 1 = useless
};

Candidate candidate_of(const Strings& strings) {
  Candidate candidate{strings, 0};
  for (const std::string& each : strings) candidate.odds += odds_of(each);
  return candidate;
}

void sort_out(Strings& strings) {
  std::sort(strings.begin(), strings.end());
  strings.erase(std::unique(strings.begin(), strings.end()), strings.end());
}

void add(Strings& strings, const Strings& more) {
  strings.insert(strings.end(), more.begin(), more.end());
  sort_out(strings);
}

// Behind a word edge what is no word character is left out, unless there is nothing else to search for.
std::string joined(const std::string& front, std::string_view back) {
  if (front.ends_with(kTextEdge) && back.starts_with(kTextEdge)) back.remove_prefix(1);
  if (front.size() == 1 && front[0] == kWordEdge) {
    const auto word = std::find_if(back.begin(), back.end(), is_search_word);
    if (word == back.end() && odds_of(back) < kRare) return std::string(back);
    back.remove_prefix(static_cast<size_t>(word - back.begin()));
  }
  std::string all = front;
  return all += back;
}

// Each string with each ending. nullopt: too many, or too long.
std::optional<Strings> product(const Strings& strings, const Strings& endings) {
  if (strings.size() * endings.size() > kMaxStrings) return std::nullopt;
  Strings all;
  for (const std::string& front : strings) {
    for (const std::string& back : endings) {
      if (front.size() + back.size() > kMaxLength) return std::nullopt;
      all.push_back(joined(front, back));
    }
  }
  sort_out(all);
  return all;
}

// All texts that the tree takes, when they are few.
std::optional<Strings> texts_of(const PatternTree& tree) {
  if (tree.kind == Kind::strings) return tree.strings;
  if (tree.kind == Kind::other || tree.kind == Kind::at_least) return std::nullopt;
  Strings all;
  if (tree.kind != Kind::choice) all.emplace_back();
  for (const PatternTree& child : tree.children) {
    const auto texts = texts_of(child);
    if (!texts) return std::nullopt;
    if (tree.kind == Kind::sequence) {
      auto longer = product(all, *texts);
      if (!longer) return std::nullopt;
      all = std::move(*longer);
    } else {
      add(all, *texts);
      if (all.size() > kMaxStrings) return std::nullopt;
    }
  }
  return all;
}

// One of some characters, perhaps again and again.
bool is_class(const PatternTree& tree) {
  if (tree.kind == Kind::at_least) return is_class(tree.children[0]);
  return tree.kind == Kind::other ||
         (tree.kind == Kind::strings &&
          std::all_of(tree.strings.begin(), tree.strings.end(), [](auto& s) { return s.size() <= 4; }));
}

class Walk {
 public:
  Walk(Strings begin, int forks) : current_(std::move(begin)), forks_(forks) {}

  void go(const PatternTree& tree) {
    if (!tree.wordless) ending_.clear();
    if (const auto texts = texts_of(tree)) return extend(*texts);
    if (tree.kind == Kind::sequence) return follow(tree.children, 0);
    const bool opens = tree.wordless && is_opening();
    Strings ending;
    if (tree.wordless) ending = ending_.empty() ? words_end() : ending_;
    if (tree.kind == Kind::choice) choose(tree.children);
    if (tree.kind == Kind::at_least) go(tree.children[0]);
    break_off();
    ending_ = std::move(ending);
    if (opens) current_ = {std::string(1, kWordEdge)};
  }

  Candidate finish() {
    break_off();
    return std::move(best_);
  }

 private:
  // Twice as good, or what is there already stays.
  void offer(Candidate candidate) {
    if (candidate.odds < best_.odds / 2 && candidate.strings.size() <= kMaxUnion) best_ = std::move(candidate);
  }

  void break_off() {
    offer(candidate_of(current_));
    current_ = {""};
  }

  void extend(const Strings& texts) {
    if (texts.size() == 1 && texts[0].size() == 1 && texts[0][0] == kTextEdge && !ending_.empty())
      offer(candidate_of(ending_));
    if (texts.size() > 1) offer(candidate_of(current_));
    if (auto longer = product(current_, texts)) {
      current_ = std::move(*longer);
    } else {
      break_off();
      current_ = texts;
    }
  }

  // No word character can have come so far.
  bool is_opening() const {
    return std::all_of(current_.begin(), current_.end(), [](const std::string& each) {
      return !each.empty() && is_edge(each[0]) && std::none_of(each.begin(), each.end(), is_search_word);
    });
  }

  // The current strings up to their last word characters, if each has one, and the edge there.
  Strings words_end() const {
    Strings ends;
    for (std::string each : current_) {
      while (!each.empty() && !is_search_word(each.back())) each.pop_back();
      if (each.empty()) return {};
      ends.push_back(each += kWordEdge);
    }
    sort_out(ends);
    return ends;
  }

  void follow(const std::vector<PatternTree>& items, size_t from) {
    for (size_t at = from; at < items.size(); ++at) {
      const PatternTree& item = items[at];
      if (item.kind == Kind::optional && forks_ > 0 && !is_class(item.children[0]) && !texts_of(item)) fork(items, at);
      go(item);
    }
  }

  // Either what is optional is there, or what follows it.
  void fork(const std::vector<PatternTree>& items, size_t at) {
    --forks_;
    Walk with(current_, forks_), without(current_, forks_);
    with.go(items[at].children[0]);
    without.follow(items, at + 1);
    offer_all({with.finish(), without.finish()});
  }

  void choose(const std::vector<PatternTree>& branches) {
    std::vector<Candidate> bests;
    for (const PatternTree& each : branches) {
      Walk branch(current_, forks_);
      branch.go(each);
      bests.push_back(branch.finish());
    }
    offer_all(bests);
  }

  void offer_all(const std::vector<Candidate>& candidates) {
    Candidate all{{}, 0};
    size_t count = 0;
    for (const Candidate& each : candidates) all.odds += each.odds, count += each.strings.size();
    if (all.odds >= best_.odds / 2 || count > 2 * kMaxUnion) return;
    for (const Candidate& each : candidates)
      all.strings.insert(all.strings.end(), each.strings.begin(), each.strings.end());
    sort_out(all.strings);
    offer(std::move(all));
  }

  Strings current_;
  Strings ending_;  // where only something wordless came since: how the words of the text end if it ends here
  Candidate best_;
  int forks_;
};

}  // namespace

std::vector<std::string> required_literals(std::string_view pattern, bool edges) {
  const auto tree = parse_pattern_tree(pattern, edges);
  if (!tree) return {};
  Walk walk({""}, kMaxForks);
  walk.go(*tree);
  Strings strings = walk.finish().strings;
  const auto last = std::unique(strings.begin(), strings.end(), [](auto& a, auto& b) { return b.starts_with(a); });
  strings.erase(last, strings.end());  // who searches "link" need not search "links"
  return strings;
}

}  // namespace pith
