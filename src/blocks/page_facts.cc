// One pass over blocks and one over nodes; everything else is differences of running sums. The innermost box that holds
// most of the running text is found as readability does in spirit, but exactly: from the root, step into the child that
// holds at least the asked share, until none does. Tested in tests/unit/blocks/features_test.cc.
#include "blocks/page_facts.h"

#include <algorithm>
#include <unordered_map>

#include "base/text.h"

namespace pith {
namespace {

constexpr std::array<double, 3> kMainShares = {0.5, 0.75, 0.9};

void add_sums(const Block& block, const TextShape& shape, bool hit, std::array<uint32_t, kSumCount>& sums) {
  auto add = [&](Sum what, uint32_t value) { sums[static_cast<size_t>(what)] += value; };
  add(Sum::words, block.words);
  add(Sum::letters, block.letters);
  add(Sum::link_letters, block.link_letters);
  add(Sum::stop_words, shape.stop_words);
  add(Sum::sentences, shape.sentence_ends);
  add(Sum::longs, is_long(block));
  add(Sum::long_words, is_long(block) ? block.words : 0);
  add(Sum::headings, block.kind == BlockKind::heading);
  add(Sum::items, block.kind == BlockKind::list_item);
  add(Sum::cells, block.kind == BlockKind::table_cell);
  add(Sum::code_letters, block.kind == BlockKind::code ? block.letters : 0);
  add(Sum::controls, block.kind == BlockKind::control);
  add(Sum::currencies, shape.currencies);
  add(Sum::capitalised, shape.capitalised);
  add(Sum::word_letters, shape.word_letters);
  add(Sum::hit_words, hit ? block.words : 0);
}

void count_nodes(const Document& document, PageFacts& facts) {
  const size_t count = document.nodes.size();
  facts.images.resize(count + 1);
  facts.inputs.resize(count + 1);
  uint32_t images = 0, inputs = 0;
  for (size_t id = 0; id < count; ++id) {
    facts.images[id] = images, facts.inputs[id] = inputs;
    const Tag tag = document.nodes[id].tag;
    if (document.nodes[id].kind != NodeKind::element) continue;
    images += tag == Tag::img || tag == Tag::picture || tag == Tag::video || tag == Tag::svg;
    inputs += tag == Tag::input || tag == Tag::textarea || tag == Tag::select || tag == Tag::button;
  }
  facts.images[count] = images, facts.inputs[count] = inputs;
}

void find_paths(const Blocks& blocks, PageFacts& facts) {
  std::unordered_map<uint64_t, uint32_t> index;
  for (BlockId id = 0; id < blocks.size(); ++id) {
    const Block& block = blocks[id];
    const uint64_t box_path = facts.box[id] == kNoBox ? 0 : facts.structure.boxes[facts.box[id]].path;
    const uint64_t key = box_path * 31 + static_cast<uint64_t>(block.kind);
    const auto [found, fresh] = index.try_emplace(key, static_cast<uint32_t>(facts.paths.size()));
    if (fresh) facts.paths.push_back({0, 0, 0, 0, 0, 0, id, id});
    PathFacts& path = facts.paths[found->second];
    ++path.blocks;
    path.words += block.words;
    path.letters += block.letters;
    path.link_letters += block.link_letters;
    path.longs += is_long(block);
    path.sentences += facts.shapes[id].sentence_ends;
    path.last = id;
    facts.path.push_back(found->second);
  }
}

void find_repeats(PageFacts& facts) {
  std::unordered_map<uint64_t, uint16_t> count;
  for (const TextShape& shape : facts.shapes) {
    uint16_t& seen = count[shape.folded_hash];
    if (seen < UINT16_MAX) ++seen;
  }
  for (const TextShape& shape : facts.shapes) facts.repeats.push_back(count[shape.folded_hash]);
}

// The end of a heading's section is found when a heading as high comes: a stack of open sections.
void find_sections(const Blocks& blocks, PageFacts& facts) {
  const auto count = static_cast<BlockId>(blocks.size());
  facts.section_end.assign(count, count);
  std::vector<BlockId> open;
  BlockId last = kNoBlock;
  for (BlockId id = 0; id < count; ++id) {
    const Block& block = blocks[id];
    if (block.kind == BlockKind::heading) {
      for (; !open.empty() && blocks[open.back()].level >= block.level; open.pop_back())
        facts.section_end[open.back()] = id;
      open.push_back(id);
      last = id;
      if (block.level == 1 && facts.first_h1 == kNoBlock) facts.first_h1 = id;
    }
    facts.heading.push_back(last);
  }
}

void find_longs(const Blocks& blocks, PageFacts& facts) {
  const auto count = static_cast<BlockId>(blocks.size());
  facts.previous_long.assign(count, kNoBlock);
  facts.next_long.assign(count, kNoBlock);
  BlockId last = kNoBlock;
  for (BlockId id = 0; id < count; ++id) {
    if (is_long(blocks[id])) last = id;
    facts.previous_long[id] = last;
  }
  last = kNoBlock;
  for (BlockId id = count; id-- > 0;) {
    if (is_long(blocks[id])) last = id;
    facts.next_long[id] = last;
  }
}

BoxId main_box(const PageFacts& facts, double share) {
  const auto& boxes = facts.structure.boxes;
  if (boxes.empty()) return kNoBox;
  const double wanted = share * facts.sums.back()[static_cast<size_t>(Sum::long_words)];
  if (wanted <= 0) return kNoBox;
  BoxId at = 0;
  for (BoxId id = 1; id < boxes.size(); ++id) {  // parents first: a fitting child of `at` comes after it
    if (boxes[id].parent == at && facts.sum(Sum::long_words, boxes[id].first, boxes[id].last) >= wanted) at = id;
  }
  return at;
}

void find_title(const Document& document, PageFacts& facts) {
  for (const Node& node : document.nodes) {
    if (node.kind != NodeKind::element || node.tag != Tag::title || node.foreign) continue;
    const auto id = static_cast<NodeId>(&node - document.nodes.data());
    if (id + 1 >= node.end || document.nodes[id + 1].kind != NodeKind::text) return;
    const std::string title = folded(document.leaves[document.nodes[id + 1].leaf].text);
    for (size_t at = 0; at < title.size();) {
      const size_t end = std::min(title.find(' ', at), title.size());
      facts.title_words.push_back(fnv1a(std::string_view(title).substr(at, end - at)));
      at = end + 1;
    }
    std::sort(facts.title_words.begin(), facts.title_words.end());
    return;
  }
}

// Over long blocks where there are enough of them, else over all.
void find_norms(const Blocks& blocks, PageFacts& facts) {
  uint64_t words = 0, stops = 0, capitals = 0, letters = 0;
  const bool enough = facts.sums.back()[static_cast<size_t>(Sum::long_words)] >= 60;
  for (BlockId id = 0; id < blocks.size(); ++id) {
    if (enough && !is_long(blocks[id])) continue;
    words += blocks[id].words;
    stops += facts.shapes[id].stop_words;
    capitals += facts.shapes[id].capitalised;
    letters += facts.shapes[id].word_letters;
  }
  const double all = std::max<double>(1, static_cast<double>(words));
  facts.stop_share = static_cast<double>(stops) / all;
  facts.capital_share = static_cast<double>(capitals) / all;
  facts.word_length = std::max(1.0, static_cast<double>(letters) / all);
}

}  // namespace

bool is_long(const Block& block) {
  return block.words >= 15 && block.link_letters * 3 < block.letters;
}

PageFacts facts_of(const Document& document, const Remaining& remaining) {
  const Blocks& blocks = remaining.blocks;
  const std::vector<uint16_t>& hits = remaining.hits;
  PageFacts facts;
  facts.structure = structure_of(document, blocks);
  find_title(document, facts);
  facts.shapes.reserve(blocks.size());
  facts.sums.reserve(blocks.size() + 1);
  facts.sums.emplace_back();
  for (BlockId id = 0; id < blocks.size(); ++id) {
    const Block& block = blocks[id];
    facts.shapes.push_back(shape_of(block.text, facts.title_words));
    facts.sums.push_back(facts.sums.back());
    add_sums(block, facts.shapes.back(), !hits.empty() && hits[id] != 0, facts.sums.back());
    facts.sums.back()[static_cast<size_t>(Sum::gone_blocks)] += remaining.gaps[id].blocks;
    facts.sums.back()[static_cast<size_t>(Sum::gone_words)] += remaining.gaps[id].words;
    facts.box.push_back(facts.structure.box_of_node[block.node]);
  }
  count_nodes(document, facts);
  find_paths(blocks, facts);
  find_repeats(facts);
  find_sections(blocks, facts);
  find_longs(blocks, facts);
  for (size_t i = 0; i < kMainShares.size(); ++i) facts.mains[i] = main_box(facts, kMainShares[i]);
  find_norms(blocks, facts);
  return facts;
}

}  // namespace pith
