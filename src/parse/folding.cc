// Most of a page is elements that begin and end where the standard wants them to: the tree builder puts them where they
// stand. Such an element is to Gumbo what a text is, and a text costs it a tenth:
//
//   <ul><li><a>-</a><li><a>-</a></ul>              the second <li> closes the first: only the <a> are folded
//   <div><h2>-</h2><p>-<br>- <b>-</b></p></div>    -
//
// An element is folded at its end tag, if its start tag did nothing but put it in (it closed nothing, nothing was
// reopened or is left to be), and all that it holds is texts and folded elements. By the rules of "in body" (HTML
// Living Standard, 13.2.6.4.7) a text then changes the state of the tree builder as the element does: both reopen the
// formatting elements that are to be reopened, both end the head, both are put into the current element. The
// difference that is left is that a text rules <frameset> out, so elements without text are folded only behind one.
// Where the rules differ (table parts, <select>, <template>, frames, svg, math) nothing is folded but svg as a whole.
// Tested in tests/unit/parse/reduce_test.cc and, against the tree of the whole page, differential_test.cc.
#include "parse/folding.h"

#include <array>
#include <initializer_list>

#include "parse/element.h"

namespace pith {
namespace {

enum class Way : uint8_t {
  none,
  empty,       // no content; reopens formatting elements, rules <frameset> out
  quiet,       // <input>: no content; may do without ruling <frameset> out
  silent,      // <source>: no content; does neither
  plain,       // reopens formatting elements
  formatting,  // and goes on the list of them
  block,       // closes a <p>, reopens nothing
  heading,     // a block that closes a heading
  item,        // a block that closes an item
  button,      // closes a <button>, reopens formatting elements
};

constexpr std::array<Way, kTagCount> kWays = [] {
  std::array<Way, kTagCount> ways{};
  const auto set = [&ways](Way way, std::initializer_list<Tag> tags) {
    for (Tag tag : tags) ways[static_cast<size_t>(tag)] = way;
  };
  using enum Tag;
  set(Way::empty, {br, img, wbr});
  set(Way::quiet, {input});
  set(Way::silent, {source});
  set(Way::plain, {abbr,  acronym, audio,   bdi,      bdo, canvas, cite, data, del, dfn,  ins, kbd,   label, mark,
                   meter, output,  picture, progress, q,   samp,   span, sub,  sup, time, var, video, svg});
  set(Way::formatting, {a, b, big, code, em, i, s, small, strike, strong, tt, u});
  set(Way::block, {address, article, aside, blockquote, center, details, div, dl,      figcaption, figure,
                   footer,  header,  main,  menu,       nav,    ol,      p,   section, summary,    ul});
  set(Way::heading, {h1, h2, h3, h4, h5, h6});
  set(Way::item, {li, dd, dt});
  set(Way::button, {Tag::button});
  return ways;
}();

Way way_of(Tag tag) {
  return kWays[static_cast<size_t>(tag)];
}

}  // namespace

// Formatting elements that are active are all open: a text reopens none.
bool Folding::nothing_is_reopened() const {
  return nesting_.formatting() == formatting_ && !nesting_.formatting_in_doubt();
}

bool Folding::can_fold(Tag tag, bool self_closing) const {
  const Way way = way_of(tag);
  if (way == Way::none || !nesting_.in_flow()) return false;
  switch (way) {
    case Way::empty:
      return true;
    case Way::quiet:
      return seen_;
    case Way::silent:
      return seen_ && nothing_is_reopened();
    case Way::plain:
      return tag != Tag::svg || !self_closing;
    case Way::formatting:
      return !nesting_.is_active(tag) && !nesting_.formatting_in_doubt();
    case Way::button:
      return !nesting_.has_open(tag);
    case Way::item:
      if (nesting_.may_close_item(tag)) return false;
      break;
    case Way::heading:
      for (Tag other : {Tag::h1, Tag::h2, Tag::h3, Tag::h4, Tag::h5, Tag::h6}) {
        if (nesting_.has_open(other)) return false;
      }
      break;
    default:
      break;
  }
  return !nesting_.has_open(Tag::p) && nothing_is_reopened();
}

void Folding::begin(Tag tag) {
  const auto texts = static_cast<uint32_t>(out_.texts.size());
  if (has_trait(tag, kVoid)) {
    seen_ = true;
    return fold(texts, out_.tags.back().source.end);
  }
  open_.push_back({tag, texts});
  formatting_ += way_of(tag) == Way::formatting;
}

void Folding::spoil() {
  open_.clear();
  formatting_ = 0;
}

bool Folding::end(Tag tag, uint32_t end) {
  if (open_.empty() || open_.back().tag != tag || !seen_) return spoil(), false;
  const uint32_t texts = open_.back().texts;
  open_.pop_back();
  formatting_ -= way_of(tag) == Way::formatting;
  if (tag == Tag::svg) out_.texts.resize(texts);  // what stands in it is no text of the page
  fold(texts, end);
  return true;
}

void Folding::part_from_text() {
  if (last_ == kNotFolded) return;
  const uint32_t at = out_.texts[last_].at;
  last_ = kNotFolded;
  out_.bytes.insert(at + 1, "<!>");  // a comment: the texts before it are put where they belong
  for (size_t i = out_.texts.size(); i-- > 0 && out_.texts[i].at > at;) out_.texts[i].at += 3;
  for (size_t i = out_.tags.size(); i-- > 0 && out_.tags[i].at > at;) out_.tags[i].at += 3;
}

// The last of the tags, and the texts from `texts` on, become an element.
void Folding::fold(uint32_t texts, uint32_t end) {
  ReducedElement element;
  element.tag = out_.tags.back();
  element.begin = static_cast<uint32_t>(out_.inside.size());
  out_.inside.insert(out_.inside.end(), out_.texts.begin() + texts, out_.texts.end());
  element.end = static_cast<uint32_t>(out_.inside.size());
  out_.tags.pop_back();
  out_.texts.resize(texts);
  out_.bytes.resize(element.tag.at);
  ReducedText text;
  text.at = element.tag.at;
  text.element = static_cast<uint32_t>(out_.elements.size());
  text.source = {element.tag.source.begin, end};
  out_.elements.push_back(element);
  last_ = texts;
  out_.texts.push_back(text);
  out_.bytes += text.stand_in;
}

}  // namespace pith
