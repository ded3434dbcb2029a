// Both texts are written from the same blocks, so nothing has to be searched for: each line knows the block that its
// first text is of, and blank lines belong to the block that follows. Groups of lines of one block are matched by its
// number; inside a group whose lines differ, equal lines at both ends are common.
//
// Tested in tests/unit/cli/diff_test.cc.
#include "cli/diff.h"

#include <algorithm>
#include <vector>

#include "write/writer.h"

namespace pith::cli {
namespace {

constexpr size_t kContext = 3;

struct Line {
  std::string_view text;  // without its newline
  BlockId block = kNoBlock;
};

struct Change {
  char mark;  // ' ', '-', '+'
  std::string_view text;
};

std::vector<Line> lines_of(std::string_view text, const std::vector<Placed>& placed) {
  std::vector<Line> lines;
  size_t next = 0;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size());
    while (next < placed.size() && placed[next].output + placed[next].within.size() <= at) ++next;
    const bool has_text = next < placed.size() && placed[next].output < end;
    lines.push_back({text.substr(at, end - at), has_text ? placed[next].block : kNoBlock});
    at = end + 1;
  }
  BlockId following = kNoBlock;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (line->block == kNoBlock) line->block = following;
    following = line->block;
  }
  return lines;
}

class Differ {
 public:
  Differ(const std::vector<Line>& before, const std::vector<Line>& after) : before_(before), after_(after) {}

  std::vector<Change> run() {
    size_t i = 0, j = 0;
    while (i < before_.size() || j < after_.size()) {
      const BlockId left = i < before_.size() ? before_[i].block : kNoBlock;
      const BlockId right = j < after_.size() ? after_[j].block : kNoBlock;
      const BlockId block = std::min(left, right);
      const size_t i_end = group_end(before_, i, block), j_end = group_end(after_, j, block);
      add_group(i, i_end, j, j_end);
      i = i_end, j = j_end;
    }
    return std::move(changes_);
  }

 private:
  static size_t group_end(const std::vector<Line>& lines, size_t at, BlockId block) {
    while (at < lines.size() && lines[at].block == block) ++at;
    return at;
  }

  void add_group(size_t i, size_t i_end, size_t j, size_t j_end) {
    for (; i < i_end && j < j_end && before_[i].text == after_[j].text; ++i, ++j) add(' ', before_[i]);
    size_t common = 0;
    while (i_end - common > i && j_end - common > j &&
           before_[i_end - common - 1].text == after_[j_end - common - 1].text)
      ++common;
    for (; i < i_end - common; ++i) add('-', before_[i]);
    for (; j < j_end - common; ++j) add('+', after_[j]);
    for (; i < i_end; ++i) add(' ', before_[i]);
  }
  void add(char mark, const Line& line) { changes_.push_back({mark, line.text}); }

  const std::vector<Line>& before_;
  const std::vector<Line>& after_;
  std::vector<Change> changes_;
};

std::string range(size_t begin, size_t count) {
  return std::to_string(count == 0 ? begin : begin + 1) + (count == 1 ? "" : ',' + std::to_string(count));
}

// Changes with up to three lines around, as `diff -u` prints them.
std::string hunks(const std::vector<Change>& changes) {
  std::string out;
  size_t left = 0, right = 0;  // lines before changes[at]
  for (size_t at = 0; at < changes.size();) {
    size_t first = at;
    while (first < changes.size() && changes[first].mark == ' ') ++first;
    if (first == changes.size()) break;
    const size_t begin = std::max(at, first - std::min(first, kContext));
    size_t end = first, quiet = 0;
    for (; end < changes.size() && quiet <= 2 * kContext; ++end) quiet = changes[end].mark == ' ' ? quiet + 1 : 0;
    end -= quiet > kContext ? quiet - kContext : 0;
    left += begin - at, right += begin - at;
    size_t removed = 0, added = 0;
    std::string body;
    for (size_t i = begin; i < end; ++i) {
      removed += changes[i].mark != '+', added += changes[i].mark != '-';
      body += changes[i].mark + std::string(changes[i].text) + '\n';
    }
    out += "@@ -" + range(left, removed) + " +" + range(right, added) + " @@\n" + body;
    left += removed, right += added;
    at = end;
  }
  return out;
}

}  // namespace

std::string diff_of(const CleanDocument& document, const std::string& name) {
  Cleaned whole;
  for (BlockId id = 0; id < document.blocks.size(); ++id) whole.kept.push_back({id, {}});
  std::vector<Placed> placed_before, placed_after;
  const std::string before = write_text({*document.page, document.document, document.blocks, whole}, &placed_before);
  const std::string after =
      write_text({*document.page, document.document, document.blocks, document.cleaned}, &placed_after);
  if (before == after) return "";
  const std::vector<Line> old_lines = lines_of(before, placed_before), new_lines = lines_of(after, placed_after);
  return "--- " + name + "\n+++ " + name + " (cleaned)\n" + hunks(Differ(old_lines, new_lines).run());
}

}  // namespace pith::cli
