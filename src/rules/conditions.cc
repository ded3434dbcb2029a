#include "rules/conditions.h"

namespace pith {
namespace {

bool kinds_hold(const Scene& scene, const Rule& rule, BlockId first, BlockId last) {
  if (rule.kinds == 0) return true;
  for (BlockId id = first; id < last; ++id) {
    if (!(rule.kinds >> static_cast<int>(scene.blocks[id].kind) & 1)) return false;
  }
  return true;
}

}  // namespace

bool conditions_hold(const Scene& scene, const Rule& rule, BlockId first, BlockId last, uint32_t words) {
  if (first >= last) return false;
  if (rule.pages != 0 && !(rule.pages >> static_cast<int>(scene.page.kind) & 1)) return false;
  if (words < rule.min_words || (rule.max_words > 0 && words > rule.max_words)) return false;
  if (rule.where != kAnywhere && !scene.zones.empty() && !(rule.where & scene.zones[first])) return false;
  if (rule.min_link_share > 0 && count_blocks(scene.blocks, first, last).link_share() < rule.min_link_share)
    return false;
  return kinds_hold(scene, rule, first, last);
}

}  // namespace pith
