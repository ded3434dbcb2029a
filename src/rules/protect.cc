// A quotation, a listing, a formula or a table of figures may well say "Advertisement" or "Read more": it is content
// all the same. Old pages lay out everything in tables, though, and their prompts stand in cells. A table is taken for
// data unless it says role=presentation, holds another table, has fewer than four cells, or holds a cell of more than
// 60 words; <th> and <caption> make it data whatever else it is. Tested in tests/unit/rules/protect_test.cc.
#include "rules/protect.h"

namespace pith {
namespace {

constexpr int kFewCells = 4;
constexpr uint32_t kLongCell = 60;

bool has_long_cell(const Scene& scene, NodeId table) {
  const Blocks::Range inside = scene.blocks.inside(scene.document, table);
  for (BlockId id = inside.first; id < inside.last; ++id) {
    if (scene.blocks[id].words > kLongCell) return true;
  }
  return false;
}

bool is_data_table(const Scene& scene, NodeId table) {
  const Document& document = scene.document;
  int cells = 0;
  bool holds_table = false;
  for (NodeId id = table + 1; id < document.nodes[table].end; ++id) {
    const Tag tag = document.nodes[id].tag;
    if (tag == Tag::th || tag == Tag::caption) return true;
    holds_table = holds_table || tag == Tag::table;
    cells += tag == Tag::td;
  }
  if (holds_table || cells < kFewCells) return false;
  const auto role = document.attribute(table, "role");
  return !(role && (*role == "presentation" || *role == "none")) && !has_long_cell(scene, table);
}

bool is_data_table_cached(Scene& scene, NodeId table) {
  const auto known = scene.data_tables.find(table);
  if (known != scene.data_tables.end()) return known->second;
  const bool is_data = is_data_table(scene, table);
  scene.data_tables.emplace(table, is_data);
  return is_data;
}

}  // namespace

bool is_protected(Scene& scene, BlockId id) {
  const Block& block = scene.blocks[id];
  if (scene.is_text) return false;
  if (block.kind == BlockKind::code || block.kind == BlockKind::quote) return true;
  for (NodeId at = block.node; at != kNoNode; at = scene.document.nodes[at].parent) {
    switch (scene.document.nodes[at].tag) {
      case Tag::pre:
      case Tag::code:
      case Tag::blockquote:
      case Tag::math:
        return true;
      case Tag::table:
        if (is_data_table_cached(scene, at)) return true;
        break;
      default:
        break;
    }
  }
  return false;
}

}  // namespace pith
