// Written text is made of pieces of blocks; a block's text of runs of leaves; a leaf is its source bytes, but for
// character references and CR LF. Each step only moves offsets, so the map is the list of places where the distance
// between output and source changes:
//
//   source "<p>a  &lt; b</p>"   output "a < b\n"   map  (0, 3) (2, 6) (3, 10)
//
// Tested in tests/unit/write/map_test.cc: every character of the output that is not white space or a bullet is the one
// that the map finds in the source.
#include "write/map.h"

#include <algorithm>

#include "base/entities.h"
#include "base/text.h"
#include "base/utf8.h"
#include "blocks/runs.h"

namespace pith {
namespace {

bool is_ascii_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (ascii_lower(c) >= 'a' && ascii_lower(c) <= 'z');
}

// Length of what is written as a character reference at `at` ("&amp;", "&#8217;", "&copy"), or 1 for a bare '&'.
size_t reference_length(std::string_view raw, size_t at) {
  size_t end = at + 1;
  if (end < raw.size() && raw[end] == '#') ++end;
  while (end < raw.size() && is_ascii_alphanumeric(raw[end]) && end - at < 40) ++end;
  if (end < raw.size() && raw[end] == ';' && end > at + 1) ++end;
  return end - at;
}

// Walks a leaf's text and its source bytes side by side.
class LeafCursor {
 public:
  LeafCursor(std::string_view text, std::string_view raw, bool verbatim)
      : text_(text), raw_(raw), verbatim_(verbatim) {}

  uint32_t in_text() const { return static_cast<uint32_t>(in_text_); }
  uint32_t in_raw() const { return static_cast<uint32_t>(in_raw_); }

  // To text offset `to` or the next place before it where the distance changes. True when it may have changed.
  bool advance(size_t to) {
    if (verbatim_) {
      in_raw_ += to - in_text_, in_text_ = to;
      return false;
    }
    while (in_text_ < to && in_raw_ < raw_.size()) {
      if (raw_[in_raw_] == '&') {
        pass_reference();
        return true;
      }
      if (raw_[in_raw_] == '\r' && text_[in_text_] == '\n') {
        if (in_raw_ + 1 < raw_.size() && raw_[in_raw_ + 1] == '\n') {
          ++in_raw_;
          return true;
        }
      }
      if (raw_[in_raw_] != text_[in_text_] && pass_markup()) return true;
      ++in_text_, ++in_raw_;
    }
    in_text_ = std::max(in_text_, to);
    return false;
  }

 private:
  void pass_reference() {
    const size_t length = reference_length(raw_, in_raw_);
    const std::string decoded = decode_entities(raw_.substr(in_raw_, length), EntityContext::text);
    if (text_.substr(in_text_, decoded.size()) == decoded) {
      in_text_ += decoded.size();
    } else {  // a name that the table does not have: one character
      decode_utf8(text_, &in_text_);
    }
    in_raw_ += length;
  }

  // A comment or tag between two halves of one leaf, which the parser took for one.
  bool pass_markup() {
    if (raw_[in_raw_] != '<') return false;
    const std::string_view closer = raw_.substr(in_raw_, 4) == "<!--" ? "-->" : ">";
    const size_t end = raw_.find(closer, in_raw_);
    if (end == std::string_view::npos) return false;
    in_raw_ = end + closer.size();
    return true;
  }

  std::string_view text_, raw_;
  bool verbatim_;
  size_t in_text_ = 0, in_raw_ = 0;
};

class MapBuilder {
 public:
  MapBuilder(const Document& document, const Blocks& blocks) : document_(document), blocks_(blocks) {}

  void add(const Placed& placed) {
    if (placed.block != block_) {
      block_ = placed.block;
      runs_ = runs_of(document_, blocks_[block_]);
      next_ = 0;
    }
    while (next_ < runs_.size() && runs_[next_].text_begin + runs_[next_].length <= placed.within.begin) ++next_;
    for (size_t i = next_; i < runs_.size() && runs_[i].text_begin < placed.within.end; ++i) {
      const Run& run = runs_[i];
      const uint32_t begin = std::max(run.text_begin, placed.within.begin);
      const uint32_t end = std::min(run.text_begin + run.length, placed.within.end);
      add_run(run.leaf, run.leaf_begin + (begin - run.text_begin), end - begin,
              placed.output + (begin - placed.within.begin));
    }
  }

  std::vector<MapEntry> take() { return std::move(map_); }

 private:
  void add_run(uint32_t leaf_index, uint32_t leaf_begin, uint32_t length, uint32_t output) {
    const TextLeaf& leaf = document_.leaves[leaf_index];
    if (leaf_index != leaf_ || cursor_.in_text() > leaf_begin) {
      leaf_ = leaf_index;
      cursor_ = LeafCursor(leaf.text, leaf.source.of(document_.source), leaf.verbatim);
    }
    while (cursor_.in_text() < leaf_begin) cursor_.advance(leaf_begin);
    const uint32_t end = leaf_begin + length;
    for (;;) {
      if (cursor_.in_text() >= leaf_begin)
        put(output + (cursor_.in_text() - leaf_begin), leaf.source.begin + cursor_.in_raw());
      if (cursor_.in_text() >= end) return;
      if (!cursor_.advance(end)) return;
      if (cursor_.in_text() >= end) return;
    }
  }

  void put(uint32_t output, uint32_t source) {
    if (!map_.empty()) {
      const MapEntry last = map_.back();
      if (source - last.source == output - last.output) return;
      if (output == last.output) map_.pop_back();
    }
    map_.push_back({output, source});
  }

  const Document& document_;
  const Blocks& blocks_;
  BlockId block_ = kNoBlock;
  std::vector<Run> runs_;
  size_t next_ = 0;
  uint32_t leaf_ = UINT32_MAX;
  LeafCursor cursor_{{}, {}, true};
  std::vector<MapEntry> map_;
};

}  // namespace

std::vector<MapEntry> map_of(const Document& document, const Blocks& blocks, const std::vector<Placed>& placed) {
  MapBuilder builder(document, blocks);
  for (const Placed& piece : placed) builder.add(piece);
  return builder.take();
}

}  // namespace pith
