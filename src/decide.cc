// One sweep over the removals, sorted by block and begin. A removal that another one covers is dropped from the list;
// one that is covered in part is clipped, so the bytes of every block are removed once or not at all:
//
//   block "aaaa bbbb cccc"    r1 [0, 9)  r2 [5, 14)   gives   r1 [0, 9)  r2 [9, 14)
//
// Tested in tests/unit/decide_test.cc.
#include "decide.h"

#include <algorithm>

#include "base/text.h"

namespace pith {
namespace {

// Longest first among those that begin together, then by rule id: the one that stands comes first.
bool stands_before(const Removal& a, const Removal& b) {
  if (a.block != b.block) return a.block < b.block;
  if (a.within.begin != b.within.begin) return a.within.begin < b.within.begin;
  if (a.within.end != b.within.end) return a.within.end > b.within.end;
  return a.rule < b.rule;
}

std::vector<Removal> disjoint(std::vector<Removal>&& removals) {
  std::stable_sort(removals.begin(), removals.end(), stands_before);
  std::vector<Removal> out;
  out.reserve(removals.size());
  for (Removal& removal : removals) {
    if (!out.empty() && out.back().block == removal.block) {
      removal.within.begin = std::max(removal.within.begin, out.back().within.end);
    }
    if (removal.within.begin < removal.within.end) out.push_back(std::move(removal));
  }
  return out;
}

// True when nothing but white space is left of the block.
bool is_gone(const Block& block, const std::vector<Span>& removed) {
  uint32_t at = 0;
  for (Span span : removed) {
    if (!is_blank(block.text.substr(at, span.begin - at))) return false;
    at = span.end;
  }
  return is_blank(block.text.substr(at));
}

}  // namespace

Cleaned decide(const Blocks& blocks, Decisions&& decisions) {
  Cleaned cleaned;
  cleaned.removals = disjoint(std::move(decisions.removals));
  cleaned.exemptions = std::move(decisions.exemptions);
  cleaned.warnings = std::move(decisions.warnings);

  auto next = cleaned.removals.begin();
  for (BlockId id = 0; id < blocks.size(); ++id) {
    KeptBlock kept{id, {}};
    for (; next != cleaned.removals.end() && next->block == id; ++next) kept.removed.push_back(next->within);
    if (!is_gone(blocks[id], kept.removed)) cleaned.kept.push_back(std::move(kept));
  }
  return cleaned;
}

std::string_view check_conservation(const Blocks& blocks, const Cleaned& cleaned) {
  std::vector<std::vector<Span>> removed(blocks.size());
  for (const Removal& removal : cleaned.removals) {
    if (removal.rule.empty()) return "a removal names no rule";
    if (removal.block >= blocks.size()) return "a removal names no block";
    if (removal.within.empty() || removal.within.end > blocks[removal.block].text.size())
      return "a removal names no text";
    std::vector<Span>& spans = removed[removal.block];
    if (!spans.empty() && spans.back().end > removal.within.begin) return "text is removed twice";
    spans.push_back(removal.within);
  }
  auto kept = cleaned.kept.begin();
  for (BlockId id = 0; id < blocks.size(); ++id) {
    const bool is_kept = kept != cleaned.kept.end() && kept->block == id;
    if (is_kept && kept->removed != removed[id]) return "a kept block and the removals tell different stories";
    if (!is_kept && !is_gone(blocks[id], removed[id])) return "text is neither kept nor removed";
    if (is_kept) ++kept;
  }
  return kept == cleaned.kept.end() ? "" : "a block is kept out of order or twice";
}

}  // namespace pith
