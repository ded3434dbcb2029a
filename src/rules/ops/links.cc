#include "rules/ops/links.h"

namespace pith {

std::string_view link_of(const Scene& scene, const Block& block) {
  for (uint32_t leaf = block.leaf_begin; leaf < block.leaf_end; ++leaf) {
    for (NodeId at = scene.document.leaves[leaf].node; at != kNoNode; at = scene.document.nodes[at].parent) {
      if (scene.document.nodes[at].tag != Tag::a) continue;
      if (const auto href = scene.document.attribute(at, "href")) return *href;
    }
  }
  return {};
}

bool is_all_link(const Block& block) {
  return block.letters > 0 && 10 * block.link_letters >= 9 * block.letters;
}

}  // namespace pith
