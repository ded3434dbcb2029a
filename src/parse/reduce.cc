// Gumbo's time is proportional to the bytes that it is given, and to build the tree it needs few of them: the names of
// the tags, and whether there is text between them. One pass over the page writes just that:
//
//   <body class="x"><!-- c --><p id=a>One &amp; two<script>if (a<b) …</script>  <a href="/u">three</a>
//   <body><p>-<script></script> -
//
// (<a> was folded: parse/folding.h)
// and keeps a record of every start tag (where it stands; its id and class values) and of every piece of text, for
// which one byte stands in: '-', or ' ' if it is white space (which some insertion modes treat apart). Attributes are
// read from the source when asked for. Kept are those that change the tree: `type=hidden` of <input>; a hash of a
// formatting element's attributes, since the fourth <b> with the same ones is not reopened (the "Noah's Ark clause");
// `color`, `face`, `size` of <font>, with which it leaves svg and math; `encoding` of <annotation-xml>. The doctype
// stays whole (it sets quirks mode). The bodies of script, style, svg and comments go. White space next to the tag of a
// block goes unless it would reopen a formatting element or stands in <pre>.
//
// Where it does not apply: inside <select>, <frameset>, svg and math the standard ignores or reads otherwise the tags
// of raw text, so there they are read as plain tags; if the guess about where we are is wrong, text is attributed to
// another element but none is invented. No end tag is looked for twice: an element of raw text without an end tag takes
// the rest of the page, and svg (parse/svg.h) remembers where it failed.
// Tested in tests/unit/parse/reduce_test.cc and, against the tree of the whole page, differential_test.cc.
#include "parse/reduce.h"

#include <cstring>

#include "base/entities.h"
#include "base/text.h"
#include "model/attributes.h"
#include "parse/element.h"
#include "parse/folding.h"
#include "parse/nesting.h"
#include "parse/svg.h"
#include "parse/tokens.h"

namespace pith {
namespace {

Span span(size_t begin, size_t end) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Reducer {
 public:
  Reducer(std::string_view source, uint32_t max_depth, Reduced& out)
      : source_(source), out_(out), nesting_(max_depth), folding_(nesting_, out), svg_(source) {}

  void run() {
    for (size_t at = 0; at < source_.size();) {
      const size_t open = markup_at(at);
      if (open > at && add_text(at, open, true)) folding_.note_text();
      if (open == source_.size()) break;
      at = markup(open);
    }
    flush_space();
    out_.depth_capped = nesting_.capped();
  }

 private:
  // The next '<' that begins a tag or declaration.
  size_t markup_at(size_t at) const {
    for (;; ++at) {
      at = find_near(source_, at, '<');
      if (at == source_.size()) return at;
      const char next = at + 1 < source_.size() ? source_[at + 1] : ' ';
      if (is_letter(next) || next == '!' || next == '?') return at;
      if (next == '/' && at + 2 < source_.size()) return at;
    }
  }

  size_t markup(size_t at) {
    if (is_letter(source_[at + 1])) return start_tag(at);
    if (source_[at + 1] != '/') return declaration(at);
    if (is_letter(source_[at + 2])) return end_tag(at);
    return source_[at + 2] == '>' ? at + 3 : declaration_end(source_, at);
  }

  size_t declaration(size_t at) {
    if (nesting_.in_foreign() && source_.substr(at, 9) == "<![CDATA[") {
      const size_t end = std::min(source_.find("]]>", at + 9), source_.size());
      add_text(at + 9, end, false);
      return std::min(end + 3, source_.size());
    }
    const size_t end = declaration_end(source_, at);
    if (equals_ignoring_ascii_case(source_.substr(at, 9), "<!doctype")) {
      folding_.spoil();
      nesting_.note_doctype(source_.substr(at, end - at));
      out_.bytes += source_.substr(at, end - at);
    }
    return end;
  }

  size_t start_tag(size_t at) {
    const TagToken token = scan_tag(source_, at + 1);
    if (token.end == kNoEnd) return source_.size();
    const std::string_view name = token.name.of(source_);
    settle_space(token.tag);
    in_foreign_ = nesting_.in_foreign();
    if ((token.tag == Tag::a || token.tag == Tag::nobr) && nesting_.is_misnested(token.tag)) folding_.part_from_text();
    const bool can_fold = folding_.can_fold(token.tag, token.self_closing);
    if (!nesting_.open(token.tag, name, token.self_closing)) return token.end;
    ++out_.start_tags;
    out_.tags.push_back({static_cast<uint32_t>(out_.bytes.size()), token.tag, token.annotated, span(at, token.end),
                         token.id, token.classes});
    out_.bytes += '<';
    out_.bytes += name;
    if (token.has_attributes) add_attributes(token, source_.substr(at, token.end - at));
    if (token.self_closing && nesting_may_be_foreign(token.tag)) out_.bytes += '/';
    out_.bytes += '>';
    can_fold ? folding_.begin(token.tag) : folding_.spoil();
    return content(token);
  }

  bool nesting_may_be_foreign(Tag tag) const { return nesting_.in_foreign() || tag == Tag::svg || tag == Tag::math; }

  // What follows a start tag and is not markup.
  size_t content(const TagToken& token) {
    if (has_trait(token.tag, kKeepsSpace)) return raw_content(token, leading_newline(token.end));
    if (token.tag == Tag::svg && !token.self_closing && !nesting_.in_select() && !nesting_.in_frameset())
      return svg_.skip(token.end);
    return raw_content(token, token.end);
  }

  size_t raw_content(const TagToken& token, size_t at) {
    if (in_foreign_ || nesting_.in_foreign() || is_ignored(token.tag)) return at;
    if (token.tag == Tag::script) return script_end(source_, at);
    if (token.tag == Tag::plaintext) return add_text(at, source_.size(), false), source_.size();
    if (!has_trait(token.tag, kRawText | kRcdata)) return at;
    const size_t end = raw_text_end(source_, at, tag_name(token.tag));
    if (token.tag != Tag::style && end > at) add_text(at, end, has_trait(token.tag, kRcdata));
    return end;
  }

  // <select> and <frameset> ignore most tags, and the tokeniser goes on as if they were not there.
  bool is_ignored(Tag tag) const {
    if (nesting_.in_select()) return tag != Tag::script && tag != Tag::textarea;
    return nesting_.in_frameset() && tag != Tag::script && tag != Tag::noframes;
  }

  // A newline right behind <pre>, <listing> and <textarea> is no text, but behind it white space counts.
  size_t leading_newline(size_t at) {
    const size_t size = source_.substr(at, 2) == "\r\n" ? 2 : 1;
    if (at >= source_.size() || (source_[at] != '\n' && source_[at] != '\r')) return at;
    add_piece('\n', at, at + size, true);
    return at + size;
  }

  size_t end_tag(size_t at) {
    const TagToken token = scan_tag(source_, at + 2);
    if (token.end == kNoEnd) return source_.size();
    const std::string_view name = token.name.of(source_);
    settle_space(token.tag);
    const bool moves_text = token.tag == Tag::form || nesting_.is_misnested(token.tag);
    if (!nesting_.close(token.tag, name)) return token.end;
    ++out_.end_tags;
    if (folding_.end(token.tag, static_cast<uint32_t>(token.end))) return token.end;
    if (moves_text) folding_.part_from_text();
    out_.bytes += "</";
    out_.bytes += name;
    out_.bytes += '>';
    return token.end;
  }

  // The attributes that take part in tree building.
  void add_attributes(const TagToken& token, std::string_view tag) {
    if (token.tag == Tag::input) return add_input_type(tag);
    if (token.tag == Tag::other && equals_ignoring_ascii_case(token.name.of(source_), "annotation-xml"))
      return add_encoding(tag);
    if (token.tag == Tag::a || !has_trait(token.tag, kFormatting)) return;  // one <a> at a time is active
    if (token.tag == Tag::font && in_foreign_) add_font_attributes(tag);
    add_hash(tag);
  }

  void add_input_type(std::string_view tag) {
    for (AttributeScanner scan(tag); scan.next();) {
      if (!equals_ignoring_ascii_case(scan.name(), "type")) continue;
      const std::string value = decode_entities(scan.value(), EntityContext::attribute);
      if (equals_ignoring_ascii_case(value, "hidden")) out_.bytes += " type=hidden";
      return;
    }
  }

  void add_encoding(std::string_view tag) {
    for (AttributeScanner scan(tag); scan.next();) {
      if (!equals_ignoring_ascii_case(scan.name(), "encoding")) continue;
      const std::string value = decode_entities(scan.value(), EntityContext::attribute);
      for (std::string_view html : {"text/html", "application/xhtml+xml"}) {
        if (equals_ignoring_ascii_case(value, html)) (out_.bytes += " encoding=") += html;
      }
      return;
    }
  }

  void add_font_attributes(std::string_view tag) {
    for (AttributeScanner scan(tag); scan.next();) {
      for (std::string_view name : {"color", "face", "size"}) {
        if (!equals_ignoring_ascii_case(scan.name(), name)) continue;
        out_.bytes += " color";
        return;
      }
    }
  }

  // An attribute whose name is a hash of the set of attributes; the order in which they stand does not count.
  void add_hash(std::string_view tag) {
    uint64_t sum = 0;
    for (AttributeScanner scan(tag); scan.next();) sum += fnv1a(scan.value(), fnv1a(ascii_lowered(scan.name())));
    out_.bytes += ' ';
    for (int digit = 0; digit < 8; ++digit, sum >>= 8) out_.bytes += static_cast<char>('a' + sum % 26);
  }

  // Text between tags. White space alone waits for the next tag, which may make it idle. True: it is not white space.
  bool add_text(size_t begin, size_t end, bool references) {
    const size_t text = space_end(begin, end, references);
    if (nesting_.in_frameset()) return add_frameset_text(begin, end, references), false;
    if (text == end && !nesting_.keeps_space()) {
      flush_space();
      space_ = span(begin, end);
      return false;
    }
    flush_space();
    if (text > begin) add_piece(' ', begin, text, true);
    if (text < end) add_piece('-', text, end, references), nesting_.note_text();
    after_block_ = false;
    return text < end;
  }

  // Where white space from `at` on ends, also where it is written as a reference.
  size_t space_end(size_t at, size_t end, bool references) {
    for (;;) {
      while (at < end && is_ascii_space(source_[at])) ++at;
      if (at == end || source_[at] != '&' || !references) return at;
      reference_.clear();
      const size_t length = decode_entity(source_.substr(at, end - at), EntityContext::text, reference_);
      if (reference_.size() != 1 || !is_ascii_space(reference_[0])) return at;
      at += length;
    }
  }

  // There every character counts by itself: white space stays, all else goes.
  void add_frameset_text(size_t begin, size_t end, bool references) {
    flush_space();
    while (begin < end) {
      const bool space = is_ascii_space(source_[begin]);
      size_t to = begin + 1;
      while (to < end && is_ascii_space(source_[to]) == space) ++to;
      add_piece(space ? ' ' : '-', begin, to, references);
      begin = to;
    }
  }

  void add_piece(char stand_in, size_t begin, size_t end, bool references) {
    const std::string_view text = source_.substr(begin, end - begin);
    const bool decode =
        (references && std::memchr(text.data(), '&', text.size())) || std::memchr(text.data(), '\r', text.size());
    out_.texts.push_back(
        {static_cast<uint32_t>(out_.bytes.size()), stand_in, decode, references, kNotFolded, span(begin, end)});
    out_.bytes += stand_in;
  }

  // White space before a tag: idle if a block begins or ends on one of its sides.
  void settle_space(Tag next) {
    const bool block = has_trait(next, kBlock);
    if (!space_.empty() && (block || after_block_) && nesting_.formatting() == 0) space_ = {};
    flush_space();
    after_block_ = block;
  }

  void flush_space() {
    if (space_.empty()) return;
    const Span space = space_;
    space_ = {};
    add_piece(' ', space.begin, space.end, true);
  }

  std::string_view source_;
  Reduced& out_;
  Nesting nesting_;
  Folding folding_;
  SvgSkipper svg_;
  bool in_foreign_ = false;  // before the current tag
  Span space_;               // white space that waits for the next tag
  std::string reference_;
  bool after_block_ = true;
};

}  // namespace

void Reduced::clear() {
  bytes.clear();
  tags.clear();
  texts.clear();
  elements.clear();
  inside.clear();
  start_tags = end_tags = 0;
  depth_capped = false;
}

void reduce(std::string_view source, uint32_t max_depth, Reduced& out) {
  out.clear();
  Reducer(source, max_depth, out).run();
}

}  // namespace pith
