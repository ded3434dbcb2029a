// Scene: one document as the rules see it while they are applied, and what they have said so far.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "model/block.h"
#include "model/cleaned.h"
#include "model/document.h"
#include "model/page.h"
#include "model/rule.h"
#include "rules/compiled_rule.h"
#include "rules/matcher.h"

namespace pith {

// A rule holds of blocks [first, last), or of a part of one block.
struct RuleMatch {
  uint32_t rule = 0;  // index into Scene::rules
  BlockId first = 0;
  BlockId last = 0;
  bool partial = false;
  Span within;  // partial: range of the block's text
};

struct Scene {
  Scene(const Page& the_page, const Document& the_document, const Blocks& the_blocks, const Metadata& the_metadata,
        const std::vector<CompiledRule>& the_rules)
      : page(the_page),
        document(the_document),
        blocks(the_blocks),
        metadata(the_metadata),
        rules(the_rules),
        is_text(the_page.kind == PageKind::text),
        gone(the_blocks.size()),
        hits(the_blocks.size()),
        whole(the_blocks.size()),
        over(the_blocks.size()),
        matcher(the_document) {}

  const Page& page;
  const Document& document;
  const Blocks& blocks;
  const Metadata& metadata;
  const std::vector<CompiledRule>& rules;
  bool is_text;

  std::vector<uint8_t> gone;             // by block: taken whole by a match so far
  std::vector<uint8_t>* held = nullptr;  // by rule: it held somewhere; null when nobody asks
  std::vector<uint16_t> hits;            // by block: 1 << category of every rule that held of it
  std::vector<uint16_t> whole;           // by block: the same of text rules that took it whole and need no company
  std::vector<uint16_t> over;            // by block: on text pages, the same of `before` rules that took a sentence
  std::vector<uint8_t> zones;            // by block: Where bits, once compute_zones ran
  std::vector<RuleMatch> taken;          // drops that passed their guards
  std::vector<RuleMatch> kept;           // matches of keep rules
  std::vector<std::string> warnings;
  Matcher matcher;
  std::unordered_map<NodeId, bool> data_tables;  // by table element, when asked

  const Rule& rule(const RuleMatch& match) const { return *rules[match.rule].rule; }
  // The bit of a rule's category in `hits` and `whole`.
  uint16_t category_bit(uint32_t rule) const {
    return static_cast<uint16_t>(1u << static_cast<int>(rules[rule].rule->category));
  }
};

// Words and letters of blocks [first, last).
struct TextCount {
  uint32_t words = 0, letters = 0, link_letters = 0;
  double link_share() const { return letters == 0 ? 0 : static_cast<double>(link_letters) / letters; }
};
TextCount count_blocks(const Blocks& blocks, BlockId first, BlockId last);

// A paragraph that an article is made of: 25 words or more, at most a third of its letters in links.
bool is_real_paragraph(const Block& block);

// Of the blocks that are not gone: from the first real paragraph to one past the last, and the words of all of them;
// empty when there is none.
struct Body {
  Blocks::Range range;
  uint32_t words = 0;
};
Body body_of(const Scene& scene);

}  // namespace pith
