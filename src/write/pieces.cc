// At each gap the white space before it and after it belongs together. Of both sides one stays:
//
//   "One. [Sign up!] Two."     gives "One. Two."     the space before the gap
//   "one\n[sign up]\n  two"    gives "one\n  two"    the line goes with its line break; indentation stays
//   "one [sign up]\ntwo"       gives "one\ntwo"      no space is left at a line's end
//   "one[ sign up ]two"        gives "one two"       the gap held the only white space: a joint is made
//   "wo[-]rd"                  gives "word"          there was none: nothing is made up
//
// Tested in tests/unit/write/pieces_test.cc.
#include "write/pieces.h"

#include <utility>

#include "base/utf8.h"

namespace pith {
namespace {

bool is_line_space(char c) {
  return c == ' ' || c == '\t' || c == '\r';
}

// Offset past the white space that begins at `at`; `lines` tells whether line breaks count.
uint32_t past_space(std::string_view text, uint32_t at, uint32_t end, bool lines) {
  while (at < end) {
    size_t next = at;
    const char32_t c = decode_utf8(text, &next);
    if (!is_space(c) || (c == '\n' && !lines) || next > end) break;
    at = static_cast<uint32_t>(next);
  }
  return at;
}

// Offset of the white space that ends at `end`, not before `begin`.
uint32_t before_space(std::string_view text, uint32_t begin, uint32_t end, bool lines) {
  while (end > begin) {
    uint32_t start = end - 1;
    while (start > begin && (static_cast<unsigned char>(text[start]) & 0xC0) == 0x80) --start;
    size_t at = start;
    const char32_t c = decode_utf8(text, &at);
    if (!is_space(c) || (c == '\n' && !lines) || at != end) break;
    end = start;
  }
  return end;
}

bool begins_line(std::string_view text, Span span) {
  return text[span.begin] == '\n' || (text[span.begin] == '\r' && span.size() > 1 && text[span.begin + 1] == '\n');
}

class Joiner {
 public:
  explicit Joiner(std::string_view text) : text_(text) {}

  void add_first(Span span) {
    if (!span.empty()) pieces_.push_back({span, 0});
  }

  // `span` follows `gap`, which was removed. Returns whether anything of the span stays.
  bool add(Span gap, Span span) {
    const uint32_t content = past_space(text_, span.begin, span.end, false);
    char joint = 0;
    if (content < span.end && begins_line(text_, {content, span.end})) {
      trim_end(false);
      // A line that went whole takes its line break with it.
      span.begin = at_line_begin() ? static_cast<uint32_t>(text_.find('\n', content)) + 1 : content;
    } else if (ends_in_space()) {
      span.begin = content;
    } else if (content == span.begin) {
      joint = joint_for(gap);
    }
    if (span.empty()) return false;
    pieces_.push_back({span, joint});
    return true;
  }

  void trim_end(bool lines) {
    while (!pieces_.empty()) {
      Span& last = pieces_.back().within;
      last.end = before_space(text_, last.begin, last.end, lines);
      if (!last.empty()) return;
      pieces_.pop_back();
    }
  }

  std::vector<Piece> take() { return std::move(pieces_); }

 private:
  bool at_line_begin() const { return pieces_.empty() || text_[pieces_.back().within.end - 1] == '\n'; }
  bool ends_in_space() const {
    if (pieces_.empty()) return true;
    const Span last = pieces_.back().within;
    return before_space(text_, last.begin, last.end, true) != last.end;
  }
  char joint_for(Span gap) const {
    const char first = text_[gap.begin], last = text_[gap.end - 1];
    if (first == '\n' || last == '\n') return '\n';
    return is_line_space(first) || is_line_space(last) ? ' ' : 0;
  }

  std::string_view text_;
  std::vector<Piece> pieces_;
};

}  // namespace

std::vector<Piece> kept_pieces(std::string_view text, const std::vector<Span>& removed) {
  const auto size = static_cast<uint32_t>(text.size());
  Joiner joiner(text);
  joiner.add_first({0, removed.empty() ? size : removed.front().begin});
  for (size_t i = 0; i < removed.size(); ++i) {
    const uint32_t end = i + 1 < removed.size() ? removed[i + 1].begin : size;
    const bool stays = joiner.add(removed[i], {removed[i].end, end});
    if (!stays && end == size) joiner.trim_end(true);
  }
  return joiner.take();
}

std::string joined(std::string_view text, const std::vector<Piece>& pieces) {
  std::string out;
  for (const Piece& piece : pieces) {
    if (piece.joint) out += piece.joint;
    out += piece.within.of(text);
  }
  return out;
}

}  // namespace pith
