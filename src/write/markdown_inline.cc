// Delimiters are written only where CommonMark will read them as such: `*` and `**` open and close by what stands
// beside them (0.31, 6.2, left- and right-flanking). Where they would not, the text is written without its style:
//
//   <b>Note</b>: x      gives "**Note**: x"
//   <b>Note:</b>x       gives "Note:x", since "**Note:**x" is no bold text
//   un<i>believ</i>able gives "un*believ*able"
//
// Tested in tests/unit/write/markdown_inline_test.cc.
#include "write/markdown_inline.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"

namespace pith {
namespace {

bool is_ascii_punctuation(char c) {
  return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}
bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z') || (c & 0x80) != 0;
}

// 0 is the edge of the text.
bool is_blank_byte(char c) {
  return c == 0 || is_ascii_space(c);
}

// Whether an '&' begins what could be read as a character reference.
bool is_reference(std::string_view text) {
  size_t end = 1;
  if (end < text.size() && text[end] == '#') ++end;
  const size_t begin = end;
  while (end < text.size() && end < 40 && is_alphanumeric(text[end])) ++end;
  return end > begin && end < text.size() && text[end] == ';';
}

bool needs_escape(std::string_view text, size_t at, char before, char after) {
  const char c = text[at];
  switch (c) {
    case '`':
      return true;
    case '\\':
      return after == 0 || after == '\n' || is_ascii_punctuation(after);
    case '*':
      return !(is_ascii_space(before) && is_ascii_space(after));
    case '_':
      return !(is_alphanumeric(before) && is_alphanumeric(after));
    case '~':
      return after == '~' || before == '~' || (!is_blank_byte(before) && !is_blank_byte(after));
    case '<':
      return after == '/' || after == '!' || after == '?' || is_alphanumeric(after);
    case '&':
      return is_reference(text.substr(at));
    case ']':
      return after == '(' || after == '[' || after == ':';
    case '!':
      return after == '[';
    default:
      return false;
  }
}

// Code points beside a delimiter: 0 stands for the edge of the text, which counts as white space.
char32_t first_code_point(std::string_view text) {
  size_t at = 0;
  return text.empty() ? 0 : decode_utf8(text, &at);
}
char32_t last_code_point(std::string_view text) {
  size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[--at]) & 0xC0) == 0x80) continue;
  return text.empty() ? 0 : decode_utf8(text, &at);
}
bool is_edge(char32_t c) {
  return c == 0 || is_space(c);
}
bool is_punctuation(char32_t c) {
  return c < 0x80 ? is_ascii_punctuation(static_cast<char>(c)) : !is_word(c);
}

// Whether delimiters around `inside`, between `before` and `after`, are read as such.
bool flanks(std::string_view inside, char32_t before, char32_t after) {
  const char32_t first = first_code_point(inside), last = last_code_point(inside);
  if (is_edge(first) || is_edge(last)) return false;
  const bool opens = !is_punctuation(first) || is_edge(before) || is_punctuation(before);
  const bool closes = !is_punctuation(last) || is_edge(after) || is_punctuation(after);
  return opens && closes;
}

std::string code_span(std::string_view text, MarkdownPlace place) {
  std::string body;
  size_t longest = 0, run = 0;
  for (char c : text) {
    run = c == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
    if (c == '|' && place == MarkdownPlace::cell) body += '\\';
    body += c == '\n' ? ' ' : c;
  }
  const std::string fence(longest + 1, '`');
  const bool padded = body.front() == '`' || body.back() == '`';
  return fence + (padded ? " " : "") + body + (padded ? " " : "") + fence;
}

std::string link_address(std::string_view url) {
  std::string out;
  for (char c : url) {
    constexpr std::string_view kHex = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= ' ' || c == '(' || c == ')' || c == '<' || c == '>' || c == '\\' || c == '|' || byte == 0x7F) {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    } else {
      out += c;
    }
  }
  return out;
}

class Renderer {
 public:
  Renderer(const Document& document, const Links& links, std::vector<StyledSpan> spans, MarkdownPlace place)
      : document_(document), links_(links), spans_(std::move(spans)), place_(place) {}

  std::string run() {
    for (size_t i = 0; i < spans_.size();) {
      size_t end = i + 1;
      while (end < spans_.size() && spans_[end].link == spans_[i].link) ++end;
      add_link(i, end);
      i = end;
    }
    return std::move(out_);
  }

 private:
  // Spans [begin, end) share a link, or have none.
  void add_link(size_t begin, size_t end) {
    const NodeId link = spans_[begin].link;
    const auto target = link == kNoNode ? std::nullopt : links_.target(link);
    if (!target) return add_spans(begin, end);
    const size_t start = out_.size();
    out_ += '[';
    in_link_ = true;
    add_spans(begin, end);
    in_link_ = false;
    if (out_.size() == start + 1) {
      out_.pop_back();
      return;
    }
    out_ += "](" + link_address(*target) + ')';
  }

  void add_spans(size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) {
      if (spans_[i].image != kNoNode) {
        out_ += markdown_image(document_, links_, spans_[i].image, place_);
      } else {
        add_span(i, i + 1 < end || !in_link_);
      }
    }
  }

  // The first byte of what follows a span; ']' at the end of a link, 0 at the end.
  char after(size_t i, bool open) const {
    if (!open) return ']';
    if (i + 1 == spans_.size()) return 0;
    const StyledSpan& next = spans_[i + 1];
    if (next.image != kNoNode) return '!';
    if (next.link != spans_[i].link && next.link != kNoNode && links_.target(next.link)) return '[';
    if (next.style & kCode) return '`';
    return next.text.front();
  }

  void add_span(size_t i, bool open) {
    const StyledSpan& span = spans_[i];
    uint8_t style = span.style;
    if (place_ == MarkdownPlace::heading) style &= static_cast<uint8_t>(~kStrong);
    const char before = out_.empty() ? 0 : out_.back();
    const char next = after(i, open);
    std::string body = style & kCode ? code_span(span.text, place_) : escaped(span.text, before, next);
    if (style & kSub) body = "<sub>" + body + "</sub>";
    if (style & kSuper) body = "<sup>" + body + "</sup>";
    const std::string mark =
        std::string(style & kStruck ? "~~" : "") + (style & kStrong ? "**" : "") + (style & kEmphasis ? "*" : "");
    const bool crowded = before == '*' || before == '~' || before == '\\';
    // The next span's own delimiters would join these, unless white space is between.
    if (mark.empty() || crowded || !flanks(body, last_code_point(out_), first_after(i, open))) {
      out_ += body;
      return;
    }
    out_ += mark + body + std::string(mark.rbegin(), mark.rend());
  }

  char32_t first_after(size_t i, bool open) const {
    if (!open || i + 1 == spans_.size()) return open ? 0 : U']';
    const char c = after(i, open);
    return (c & 0x80) != 0 ? first_code_point(spans_[i + 1].text) : static_cast<char32_t>(c);
  }

  std::string escaped(const std::string& text, char before, char next) const {
    std::string out = markdown_escaped(text, before, next, place_);
    if (!in_link_) return out;
    std::string inside;  // a bracket would end the link's text
    for (size_t i = 0; i < out.size(); ++i) {
      const bool done = i > 0 && out[i - 1] == '\\';
      if ((out[i] == '[' || out[i] == ']') && !done) inside += '\\';
      inside += out[i];
    }
    return inside;
  }

  const Document& document_;
  const Links& links_;
  std::vector<StyledSpan> spans_;
  MarkdownPlace place_;
  std::string out_;
  bool in_link_ = false;
};

// What a line must not begin with: headings, quotes, lists, fences, rules, setext underlines.
size_t marker_at_line_begin(std::string_view line) {
  const char c = line.empty() ? 0 : line[0];
  const auto blank_at = [&](size_t at) { return at >= line.size() || line[at] == ' ' || line[at] == '\n'; };
  if (c == '>' || c == '=' || line.substr(0, 3) == "~~~") return 0;
  if (c == '*') return blank_at(1) ? 0 : std::string_view::npos;
  if (c == '+' || c == '-') return blank_at(1) || line[1] == c ? 0 : std::string_view::npos;
  if (c == '#') return blank_at(std::min(line.find_first_not_of('#'), line.size())) ? 0 : std::string_view::npos;
  size_t digits = 0;
  while (digits < line.size() && line[digits] >= '0' && line[digits] <= '9') ++digits;
  if (digits > 0 && digits < 10 && digits < line.size() && (line[digits] == '.' || line[digits] == ')') &&
      blank_at(digits + 1))
    return digits;
  return std::string_view::npos;
}

std::string with_guarded_lines(const std::string& text) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    std::string line = text.substr(at, end - at);
    const size_t marker = marker_at_line_begin(line);
    if (marker != std::string_view::npos) line.insert(marker, "\\");
    out += line;
    at = end;
  }
  return out;
}

std::string with_breaks(const std::string& text, std::string_view line_break) {
  std::string out;
  for (char c : text) {
    if (c == '\n')
      out += line_break;
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string markdown_escaped(std::string_view text, char before, char after, MarkdownPlace place) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const char left = i == 0 ? before : text[i - 1], right = i + 1 == text.size() ? after : text[i + 1];
    if (needs_escape(text, i, left, right) || (text[i] == '|' && place == MarkdownPlace::cell)) out += '\\';
    out += text[i];
  }
  return out;
}

std::string markdown_image(const Document& document, const Links& links, NodeId image, MarkdownPlace place) {
  const std::string alt = squeezed(document.attribute(image, "alt").value_or(""));
  const auto address = links.image(image, false);
  if (alt.empty() || !address) return "";
  const std::string text = markdown_escaped(alt, ' ', ']', place);
  std::string inside;
  for (size_t i = 0; i < text.size(); ++i) {
    if ((text[i] == '[' || text[i] == ']') && !(i > 0 && text[i - 1] == '\\')) inside += '\\';
    inside += text[i];
  }
  return "![" + inside + "](" + link_address(*address) + ')';
}

std::string markdown_inline(const Document& document, const Links& links, std::vector<StyledSpan> spans,
                            MarkdownPlace place) {
  const std::string text = Renderer(document, links, std::move(spans), place).run();
  switch (place) {
    case MarkdownPlace::paragraph:
      return with_breaks(with_guarded_lines(text), "  \n");
    case MarkdownPlace::heading:
      return with_breaks(text, " ");
    case MarkdownPlace::cell:
      return with_breaks(text, "<br>");
  }
  return text;
}

}  // namespace pith
