#include "write/inline.h"

#include <algorithm>

#include "base/text.h"
#include "blocks/runs.h"
#include "write/pieces.h"

namespace pith {
namespace {

// Styles of elements further out are not looked for: each leaf climbs at most this far.
constexpr int kMaxClimb = 32;

uint8_t style_of(Tag tag) {
  switch (tag) {
    case Tag::strong:
    case Tag::b:
      return kStrong;
    case Tag::em:
    case Tag::i:
    case Tag::dfn:
      return kEmphasis;
    case Tag::code:
    case Tag::kbd:
    case Tag::samp:
    case Tag::tt:
      return kCode;
    case Tag::del:
    case Tag::s:
    case Tag::strike:
      return kStruck;
    case Tag::sub:
      return kSub;
    case Tag::sup:
      return kSuper;
    default:
      return kPlain;
  }
}

class Builder {
 public:
  Builder(const Document& document, const Block& block) : document_(document), block_(block) {}

  std::vector<StyledSpan> run(const KeptBlock& kept) {
    runs_ = runs_of(document_, block_);
    for (const Piece& piece : kept_pieces(block_.text, kept.removed)) {
      if (piece.joint) add(std::string_view(&piece.joint, 1), plain_like_before());
      add_piece(piece.within);
      leaf_ = UINT32_MAX;  // images inside what was removed went with it
    }
    return std::move(spans_);
  }

 private:
  void add_piece(Span within) {
    uint32_t at = within.begin;
    for (; next_ < runs_.size() && runs_[next_].text_begin < within.end; ++next_) {
      const Run& run = runs_[next_];
      const uint32_t run_end = run.text_begin + run.length;
      if (run_end <= at) continue;
      const uint32_t begin = std::max(run.text_begin, at), end = std::min(run_end, within.end);
      if (begin > at) add(block_.text.substr(at, begin - at), plain_like_before());
      add_images_before(run.leaf);
      add(block_.text.substr(begin, end - begin), look_of(run.leaf));
      at = end;
      if (run_end > within.end) break;
    }
    if (at < within.end) add(block_.text.substr(at, within.end - at), plain_like_before());
  }

  void add_images_before(uint32_t leaf) {
    if (leaf == leaf_) return;
    const NodeId begin = leaf_ == UINT32_MAX ? document_.leaves[leaf].node : document_.leaves[leaf_].node + 1;
    for (NodeId id = begin; id < document_.leaves[leaf].node; ++id) {
      const Node& node = document_.nodes[id];
      if (node.kind != NodeKind::element || node.tag != Tag::img) continue;
      StyledSpan image;
      image.image = id;
      image.link = look_at(id).link;
      const bool spaced = !spans_.empty() && spans_.back().text.ends_with(' ');
      StyledSpan look;
      look.link = image.link;
      spans_.push_back(std::move(image));
      if (spaced) add(" ", look);
    }
    leaf_ = leaf;
  }

  // Style and link of a leaf, as a span without text.
  const StyledSpan& look_of(uint32_t leaf) {
    if (leaf != looked_at_) look_ = look_at(document_.leaves[leaf].node);
    looked_at_ = leaf;
    return look_;
  }
  StyledSpan look_at(NodeId node) const {
    StyledSpan look;
    bool inside = true;  // the block's own element is not passed yet
    NodeId id = document_.nodes[node].parent;
    for (int climbed = 0; id != kNoNode && climbed < kMaxClimb; ++climbed, id = document_.nodes[id].parent) {
      if (id == block_.node) inside = false;
      if (inside) look.style |= style_of(document_.nodes[id].tag);
      if (document_.nodes[id].tag == Tag::a && document_.attribute(id, "href")) {
        look.link = id;
        break;
      }
    }
    return look;
  }

  // White space between two leaves of one link is the link's.
  StyledSpan plain_like_before() const {
    StyledSpan look;
    if (!spans_.empty()) look.link = spans_.back().link, look.style = spans_.back().style;
    return look;
  }

  void add(std::string_view text, const StyledSpan& look) {
    StyledSpan* last = spans_.empty() ? nullptr : &spans_.back();
    if (last && last->image == kNoNode && last->style == look.style && last->link == look.link) {
      last->text += text;
      return;
    }
    StyledSpan span = look;
    span.text = text;
    spans_.push_back(std::move(span));
  }

  const Document& document_;
  const Block& block_;
  std::vector<Run> runs_;
  size_t next_ = 0;
  std::vector<StyledSpan> spans_;
  uint32_t leaf_ = UINT32_MAX;  // the leaf of the last run
  StyledSpan look_;
  uint32_t looked_at_ = UINT32_MAX;
};

void append(std::vector<StyledSpan>& out, StyledSpan span) {
  if (span.text.empty() && span.image == kNoNode) return;
  if (!out.empty() && span.image == kNoNode && out.back().image == kNoNode && out.back().style == span.style &&
      out.back().link == span.link) {
    out.back().text += span.text;
  } else {
    out.push_back(std::move(span));
  }
}

// White space at the edges of styles and links belongs to neither.
std::vector<StyledSpan> with_plain_edges(std::vector<StyledSpan>&& spans) {
  std::vector<StyledSpan> out;
  for (size_t i = 0; i < spans.size(); ++i) {
    StyledSpan& span = spans[i];
    if (span.image != kNoNode || (span.style == kPlain && span.link == kNoNode)) {
      append(out, std::move(span));
      continue;
    }
    const std::string_view core = trimmed(span.text);
    const size_t begin = core.empty() ? span.text.size() : static_cast<size_t>(core.data() - span.text.data());
    const bool goes_on_before = i > 0 && spans[i - 1].link == span.link;
    const bool goes_on_after = i + 1 < spans.size() && spans[i + 1].link == span.link;
    StyledSpan before, after;
    before.text = span.text.substr(0, begin);
    after.text = span.text.substr(begin + core.size());
    if (goes_on_before) before.link = span.link;
    if (goes_on_after) after.link = span.link;
    StyledSpan middle = span;
    middle.text = core;
    append(out, std::move(before));
    append(out, std::move(middle));
    append(out, std::move(after));
  }
  return out;
}

}  // namespace

std::vector<StyledSpan> inline_of(const Document& document, const Block& block, const KeptBlock& kept) {
  return with_plain_edges(Builder(document, block).run(kept));
}

}  // namespace pith
