#include "write/images.h"

#include <algorithm>

namespace pith {
namespace {

NodeId first_node(const WriteInput& input, BlockId id) {
  return input.document.leaves[input.blocks[id].leaf_begin].node;
}
NodeId last_node(const WriteInput& input, BlockId id) {
  return input.document.leaves[input.blocks[id].leaf_end - 1].node;
}

// Images among nodes [begin, end) that are inside `within`; kNoNode = anywhere.
std::vector<NodeId> images_among(const Document& document, NodeId begin, NodeId end, NodeId within) {
  std::vector<NodeId> images;
  for (NodeId id = begin; id < end; ++id) {
    const Node& node = document.nodes[id];
    if (node.kind != NodeKind::element || node.tag != Tag::img) continue;
    if (within == kNoNode || document.is_ancestor(within, id)) images.push_back(id);
  }
  return images;
}

}  // namespace

const OutlineBox* find_box(const std::vector<OutlineBox>& boxes, BoxKind kind) {
  const auto found =
      std::find_if(boxes.rbegin(), boxes.rend(), [&](const OutlineBox& box) { return box.kind == kind; });
  return found == boxes.rend() ? nullptr : &*found;
}

std::vector<NodeId> images_before(const WriteInput& input, size_t i, const std::vector<OutlineBox>& boxes) {
  const BlockId id = input.cleaned.kept[i].block;
  const bool follows = id == 0 || (i > 0 && input.cleaned.kept[i - 1].block + 1 == id);
  const OutlineBox* figure = find_box(boxes, BoxKind::figure);
  if ((!follows && !figure) || find_box(boxes, BoxKind::cell)) return {};
  const NodeId begin = id == 0 ? 0 : last_node(input, id - 1) + 1;
  return images_among(input.document, begin, first_node(input, id), follows ? kNoNode : figure->node);
}

std::vector<NodeId> images_after(const WriteInput& input, size_t i, const std::vector<OutlineBox>& boxes) {
  const BlockId id = input.cleaned.kept[i].block;
  const bool next_is_kept = i + 1 < input.cleaned.kept.size() && input.cleaned.kept[i + 1].block == id + 1;
  const OutlineBox* figure = find_box(boxes, BoxKind::figure);
  if (next_is_kept || !figure || find_box(boxes, BoxKind::cell)) return {};
  NodeId end = input.document.nodes[figure->node].end;
  if (id + 1 < input.blocks.size()) end = std::min(end, first_node(input, id + 1));
  return images_among(input.document, last_node(input, id) + 1, end, figure->node);
}

}  // namespace pith
