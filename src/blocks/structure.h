// Structure: the boxes of a page as a reader sees them, and how they repeat.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "blocks/vocabulary.h"
#include "model/block.h"
#include "model/document.h"

namespace pith {

// Elements whose nearness above a block says something about it. Order is part of the model's format.
// clang-format off
#define PITH_ROLE_TAGS(X)                                                                                              \
  X(nav)                                                                                                               \
  X(header)                                                                                                            \
  X(footer)                                                                                                            \
  X(aside) X(main) X(article) X(section) X(form) X(figure) X(table) X(list) X(dl) X(details) X(a) X(blockquote) X(pre) \
      X(label) X(button) X(dialog) X(address) X(p) X(heading) X(hidden) X(noscript)
// clang-format on

enum class RoleTag : uint8_t {
#define PITH_ROLE(name) name,
  PITH_ROLE_TAGS(PITH_ROLE)
#undef PITH_ROLE
};
inline constexpr int kRoleTagCount = static_cast<int>(RoleTag::noscript) + 1;
std::string_view role_tag_name(RoleTag tag);

using BoxId = uint32_t;
inline constexpr BoxId kNoBox = UINT32_MAX;
inline constexpr int kDistanceCount = kRoleTagCount + kClassGroupCount;
inline constexpr uint8_t kFarAway = 15;  // largest distance told apart; also "not above at all"

// A box is a run of nested elements that hold the same blocks: the outermost of them stands for all.
struct Box {
  NodeId node = kNoNode;  // the outermost element
  BoxId parent = kNoBox;
  BlockId first = 0;  // its blocks are [first, last)
  BlockId last = 0;
  uint16_t depth = 0;          // boxes above
  Tag tag = Tag::other;        // of the outermost element
  uint64_t groups = 0;         // class groups named by its elements
  uint32_t roles = 0;          // 1 << RoleTag of its elements
  uint64_t signature = 0;      // tag and first class word: boxes of one kind have the same
  uint64_t path = 0;           // signatures from the root down
  uint32_t siblings = 1;       // boxes of the same signature under the same parent, this one included
  uint32_t sibling_index = 0;  // among them, from 0
  uint32_t children = 0;       // boxes directly below
};

struct Structure {
  std::vector<Box> boxes;          // document order, parents first
  std::vector<BoxId> box_of_node;  // per node: the innermost box around it; kNoBox outside all
  std::vector<std::array<uint8_t, kDistanceCount>> distances;  // per box: boxes up to the nearest with that role tag or
                                                               // group, 0 = itself, kFarAway = none so near
};

// Linear in nodes. Boxes that hold no block are left out.
Structure structure_of(const Document& document, const Blocks& blocks);

}  // namespace pith
