#include "rules/scene.h"

namespace pith {
namespace {

constexpr uint32_t kRealWords = 25;

}  // namespace

TextCount count_blocks(const Blocks& blocks, BlockId first, BlockId last) {
  TextCount count;
  for (BlockId id = first; id < last; ++id) {
    count.words += blocks[id].words;
    count.letters += blocks[id].letters;
    count.link_letters += blocks[id].link_letters;
  }
  return count;
}

bool is_real_paragraph(const Block& block) {
  return block.words >= kRealWords && 3 * block.link_letters <= block.letters && block.kind != BlockKind::control;
}

Body body_of(const Scene& scene) {
  Body body;
  for (BlockId id = 0; id < scene.blocks.size(); ++id) {
    if (scene.gone[id] || !is_real_paragraph(scene.blocks[id])) continue;
    if (body.range.empty()) body.range.first = id;
    body.range.last = id + 1;
    body.words += scene.blocks[id].words;
  }
  return body;
}

}  // namespace pith
