// The content of <svg> is a seventh of all pages' bytes and no reader's text. It ends at its </svg> only if nothing in
// it leaves it: an HTML tag such as <p> or <div> does (13.2.6.5, "breakout"), an end tag that matches nothing inside
// may close an element outside, and in <foreignObject>, <desc> and <title> HTML begins again.
//
//   <svg><title>Logo</title><path d="…"/></svg>     the content is dropped
//   <svg><path d="…"><p>Text</svg>                  <p> leaves the svg: nothing is dropped, Gumbo decides
//
// So the content is scanned tag by tag until the matching </svg> or the first doubt. A doubt is remembered: an <svg>
// nested before that point would run into it as well, and is not scanned again; every byte is scanned once.
// Tested in tests/unit/parse/reduce_test.cc.
#include "parse/svg.h"

#include <algorithm>
#include <cstring>
#include <vector>

#include "base/text.h"
#include "parse/element.h"
#include "parse/tokens.h"

namespace pith {
namespace {

constexpr size_t kMaxDepth = 64;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Scan {
 public:
  Scan(std::string_view source, size_t at) : source_(source), at_(at) {}

  // The offset of the matching "</svg", or kNoEnd; at() is where the scan stopped.
  size_t run() {
    open_.push_back("svg");
    while (at_ < source_.size()) {
      const void* found = std::memchr(source_.data() + at_, '<', source_.size() - at_);
      if (!found) break;
      at_ = static_cast<size_t>(static_cast<const char*>(found) - source_.data());
      const size_t tag = at_;
      if (!step()) return kNoEnd;
      if (open_.empty()) return tag;
    }
    at_ = source_.size();
    return kNoEnd;
  }
  size_t at() const { return at_; }

 private:
  bool step() {
    const std::string_view rest = source_.substr(at_);
    if (rest.size() < 3) return ++at_, true;
    if (is_letter(rest[1])) return start_tag();
    if (rest[1] == '/' && is_letter(rest[2])) return end_tag();
    if (rest.substr(0, 9) == "<![CDATA[") {
      const size_t end = source_.find("]]>", at_ + 9);
      at_ = end == kNoEnd ? source_.size() : end + 3;
    } else if (rest[1] == '!' || rest[1] == '?' || rest[1] == '/') {
      at_ = declaration_end(source_, at_);
    } else {
      ++at_;
    }
    return true;
  }

  bool start_tag() {
    const TagToken token = scan_tag(source_, at_ + 1);
    const std::string_view name = token.name.of(source_);
    if (token.end == kNoEnd || has_trait(token.tag, kBreakout) || token.tag == Tag::font || token.tag == Tag::math ||
        is_html_inside(open_.back()) || equals_ignoring_ascii_case(name, "foreignobject"))
      return false;
    at_ = token.end;
    if (token.self_closing) return true;
    if (open_.size() == kMaxDepth) return false;
    open_.push_back(name);
    return true;
  }

  bool end_tag() {
    const TagToken token = scan_tag(source_, at_ + 2);
    if (token.end == kNoEnd || token.tag == Tag::p || token.tag == Tag::br) return false;
    at_ = token.end;
    while (!open_.empty()) {
      const bool match = equals_ignoring_ascii_case(open_.back(), token.name.of(source_));
      open_.pop_back();
      if (match) return true;
    }
    return false;
  }

  static bool is_html_inside(std::string_view name) {
    return equals_ignoring_ascii_case(name, "title") || equals_ignoring_ascii_case(name, "desc");
  }

  std::string_view source_;
  size_t at_;
  std::vector<std::string_view> open_;
};

}  // namespace

size_t SvgSkipper::skip(size_t at) {
  if (at < failed_until_) return at;
  Scan scan(source_, at);
  const size_t end = scan.run();
  if (end != kNoEnd) return end;
  failed_until_ = std::max(scan.at(), at + 1);
  return at;
}

}  // namespace pith
