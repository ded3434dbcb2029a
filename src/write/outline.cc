#include "write/outline.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace pith {
namespace {

// Deeper containers are flattened: each level costs a prefix on every line, so that the output would grow with the
// square of the depth.
constexpr size_t kMaxBoxes = 24;

// A table with a cell of more than this, or with headings, code or tables in it, lays out a page.
constexpr uint32_t kMaxCellBlocks = 8;
constexpr uint32_t kMaxCellWords = 120;

bool is_cell(const Node& node) {
  return node.kind == NodeKind::element && (node.tag == Tag::td || node.tag == Tag::th);
}

bool is_section(Tag tag) {
  return tag == Tag::article || tag == Tag::section || tag == Tag::nav || tag == Tag::aside || tag == Tag::footer;
}

// The box of an element of which nothing but its tag counts.
std::optional<BoxKind> plain_box(Tag tag) {
  switch (tag) {
    case Tag::blockquote:
      return BoxKind::quote;
    case Tag::dl:
      return BoxKind::terms;
    case Tag::dt:
      return BoxKind::term;
    case Tag::dd:
      return BoxKind::definition;
    case Tag::figure:
      return BoxKind::figure;
    case Tag::figcaption:
    case Tag::caption:
      return BoxKind::caption;
    case Tag::pre:
    case Tag::xmp:
    case Tag::listing:
    case Tag::plaintext:
      return BoxKind::code;
    default:
      return std::nullopt;
  }
}

}  // namespace

Outline::Outline(const Document& document, const Blocks& blocks) : document_(document), blocks_(blocks) {}

const std::vector<OutlineBox>& Outline::around(BlockId id) {
  const NodeId target = document_.leaves[blocks_[id].leaf_begin].node;
  for (; next_ <= target; ++next_) {
    while (!open_.empty() && open_.back().end <= next_) open_.pop_back();
    if (document_.nodes[next_].kind == NodeKind::element) enter(next_);
  }
  const auto barrier = std::find_if(open_.rbegin(), open_.rend(), [](const Open& open) { return open.barrier; });
  visible_.clear();
  for (auto open = barrier.base(); open != open_.end() && visible_.size() < kMaxBoxes; ++open)
    visible_.push_back(open->box);
  return visible_;
}

void Outline::enter(NodeId id) {
  const Tag tag = document_.nodes[id].tag;
  if (const auto kind = plain_box(tag)) return push(id, *kind);
  switch (tag) {
    case Tag::ul:
    case Tag::ol:
    case Tag::menu:
    case Tag::dir:
      push(id, BoxKind::list);
      open_.back().box.ordered = tag == Tag::ol;
      open_.back().children = tag == Tag::ol ? number(id, "start", 1, 1000000) : 1;
      return;
    case Tag::li:
      return push_item(id);
    case Tag::table:
      if (is_data_table(id)) push(id, BoxKind::table);
      return;
    case Tag::tr:
      return push_row(id);
    case Tag::td:
    case Tag::th:
      return push_cell(id);
    default:
      if (!is_section(tag) || open_.empty() || open_.back().box.kind != BoxKind::item) return;
      push(id, BoxKind::item);
      open_.back().barrier = true;
  }
}

void Outline::push(NodeId id, BoxKind kind) {
  Open open;
  open.end = document_.nodes[id].end;
  open.box.kind = kind;
  open.box.node = id;
  open_.push_back(std::move(open));
}

void Outline::push_item(NodeId id) {
  Open* list = innermost(BoxKind::list, BoxKind::item);
  const uint32_t index = list ? list->children++ : 1;
  push(id, BoxKind::item);
  open_.back().box.index = index;
}

void Outline::push_row(NodeId id) {
  Open* table = innermost(BoxKind::table, BoxKind::row);
  if (!table) return;
  for (uint32_t& rows : table->row_spans) rows -= rows > 0;
  const uint32_t index = table->children++;
  push(id, BoxKind::row);
  open_.back().box.index = index;
}

void Outline::push_cell(NodeId id) {
  Open* row = innermost(BoxKind::row, BoxKind::cell);
  Open* table = row ? innermost(BoxKind::table, BoxKind::table) : nullptr;
  if (!row || !table) return;
  std::vector<uint32_t>& taken = table->row_spans;
  uint32_t column = row->children;
  while (column < taken.size() && taken[column] > 0) ++column;
  column = std::min(column, kMaxColumns - 1);
  const uint32_t end = std::min(column + number(id, "colspan", 1, kMaxColumns), kMaxColumns);
  taken.resize(std::max<size_t>(taken.size(), end));
  std::fill(taken.begin() + column, taken.begin() + end, number(id, "rowspan", 1, 65534));
  row->children = end;
  push(id, BoxKind::cell);
  open_.back().box.index = column;
  open_.back().box.head = document_.nodes[id].tag == Tag::th;
}

// The innermost open box of a kind, unless one of kind `up_to` is nearer.
Outline::Open* Outline::innermost(BoxKind kind, BoxKind up_to) {
  for (auto open = open_.rbegin(); open != open_.rend(); ++open) {
    if (open->box.kind == kind) return &*open;
    if (open->box.kind == up_to) return nullptr;
  }
  return nullptr;
}

// An attribute as a number, 1 to `most`; `absent` where it is missing or no such number.
uint32_t Outline::number(NodeId id, std::string_view attribute, uint32_t absent, uint32_t most) const {
  const std::string_view value = document_.attribute(id, attribute).value_or("");
  uint32_t parsed = 0;
  const auto [end, fault] = std::from_chars(value.data(), value.data() + value.size(), parsed);
  if (fault == std::errc::result_out_of_range) return most;
  return fault == std::errc() && parsed > 0 ? std::min(parsed, most) : absent;
}

// Each scan ends at the first table inside, so that nested tables cost no more than their nodes.
bool Outline::is_data_table(NodeId id) const {
  uint32_t cells_in_row = 0, columns = 0;
  for (NodeId n = id + 1; n < document_.nodes[id].end; ++n) {
    const Node& node = document_.nodes[n];
    if (node.kind != NodeKind::element) continue;
    if (node.tag == Tag::table) return false;
    if (node.tag == Tag::tr) cells_in_row = 0;
    if (!is_cell(node)) continue;
    columns = std::max(columns, ++cells_in_row);
    const Blocks::Range inside = blocks_.inside(document_, n);
    if (!inside.empty() && inside.last - inside.first > kMaxCellBlocks) return false;
    uint32_t words = 0;
    for (BlockId block = inside.first; block < inside.last; ++block) {
      const BlockKind kind = blocks_[block].kind;
      if (kind == BlockKind::heading || kind == BlockKind::code) return false;
      words += blocks_[block].words;
    }
    if (words > kMaxCellWords) return false;
  }
  return columns > 1;
}

}  // namespace pith
