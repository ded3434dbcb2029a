// The same text again in one document: a teaser shown twice, a mobile and a desktop copy, a pulled quotation. The first
// (or the last) stays; a line of a table of contents, which is all link, never stays in place of what it points to.
// Short texts repeat for good reasons ("In stock", "Yes"), so the rule's min_words (8 if it says nothing) is the least
// length, and texts that come five times or more are a pattern of the content (a form letter, a refrain), not a slip:
// they stay, and so does verse, which is short lines with breaks between them. Protected blocks are not looked at.
//
//   "Rain is coming to the north of the country." twice      the second goes
//   "Sold out" twenty times                                  all stay
//   "Row, daughter, row,\nand be home before night"          stays wherever it comes again
//
// Tested in tests/unit/rules/ops/block_ops_test.cc.
#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/ops/links.h"
#include "rules/ops/ops.h"
#include "rules/protect.h"

namespace pith {
namespace {

constexpr uint32_t kLeastWords = 8;
constexpr size_t kMostRepeats = 4;
constexpr size_t kBegin = 32;      // characters that tell most texts apart
constexpr size_t kVerseLine = 60;  // code points of the longest line of verse; prose is wrapped at more

bool is_verse(std::string_view text) {
  if (text.find('\n') == std::string_view::npos) return false;
  size_t lines = 0;
  while (!text.empty()) {
    const size_t end = std::min(text.find('\n'), text.size());
    if (count_code_points(text.substr(0, end)) > kVerseLine) return false;
    text.remove_prefix(std::min(end + 1, text.size()));
    ++lines;
  }
  return lines > 1;
}

// The one of the equal blocks that stays.
BlockId choose(const Blocks& blocks, std::vector<BlockId> found, bool last) {
  if (last) std::reverse(found.begin(), found.end());
  const auto text = std::find_if(found.begin(), found.end(), [&](BlockId id) { return !is_all_link(blocks[id]); });
  return text != found.end() ? *text : found.front();
}

std::unordered_map<std::string, std::vector<BlockId>> by_text(const Scene& scene, uint32_t least) {
  std::unordered_map<uint64_t, std::vector<BlockId>> by_begin;
  for (BlockId id = 0; id < scene.blocks.size(); ++id) {
    if (scene.gone[id] || scene.blocks[id].words < least || is_verse(scene.blocks[id].text)) continue;
    by_begin[folded_prefix(scene.blocks[id].text, kBegin)].push_back(id);
  }
  std::unordered_map<std::string, std::vector<BlockId>> groups;
  for (const auto& [begin, ids] : by_begin) {
    for (BlockId id : ids) {
      if (ids.size() > 1) groups[folded(scene.blocks[id].text)].push_back(id);
    }
  }
  return groups;
}

void run_repeated_block(Scene& scene, uint32_t index, std::vector<RuleMatch>& matches) {
  const Rule& rule = *scene.rules[index].rule;
  const uint32_t least = rule.min_words > 0 ? rule.min_words : kLeastWords;
  for (const auto& [text, found] : by_text(scene, least)) {
    if (found.size() < 2 || found.size() > kMostRepeats) continue;
    const BlockId stays = choose(scene.blocks, found, rule.keep == "last");
    for (BlockId id : found) {
      if (id != stays && !is_protected(scene, id)) matches.push_back({index, id, id + 1, false, {}});
    }
  }
}

}  // namespace

const Operation kRepeatedBlock = {"repeated-block",
                                  "Blocks whose text stood in the document before; one stays.",
                                  "",
                                  nullptr,
                                  run_repeated_block,
                                  false};

}  // namespace pith
