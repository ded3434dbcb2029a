// A block's row has these topics:
//   text.*   the block's own words, by shape alone       kind.*  what it is in the tree
//   norm.*   its shares against the page's               near.*  runs of text around it
//   at-1.* at+1.*  the blocks before and after           box0.* .. box4.*  the boxes around it, from the inside
//   far.*    boxes up to the nearest <nav>, .footer...   path.*  blocks of the same nest of elements
//   head.*   the heading above it and its section        main.*  the boxes with most of the running text
//   page.*   the page as a whole                         rule.*  what rules said
// Sources of the ideas: link density, words and neighbours (Kohlschuetter, Fankhauser, Nejdl, "Boilerplate detection
// using shallow text features", 2010); stop words (Pomikalek, jusText, 2011); class and id words (readability; Peters
// and Lecocq, dragnet, 2013); boxes and paths (Vogels, Ganea, Eickhoff, Web2Text, 2018). No feature knows a language, a
// host, a text or a word of it. Tested in tests/unit/blocks/features_test.cc.
#include "blocks/features.h"

#include <algorithm>
#include <cmath>

#include "blocks/feature_row.h"
#include "model/rule.h"

namespace pith {
namespace {

constexpr int kBoxLevels = 5;

class BlockRow {
 public:
  BlockRow(const Document& document, const Remaining& remaining, const PageFacts& facts)
      : document_(document),
        blocks_(remaining.blocks),
        facts_(facts),
        hits_(remaining.hits),
        gaps_(remaining.gaps),
        hidden_(remaining.hidden),
        count_(static_cast<BlockId>(blocks_.size())) {}

  void fill(BlockId id, FeatureRow& row) {
    id_ = id;
    block_ = &blocks_[id];
    shape_ = &facts_.shapes[id];
    put_text(row);
    put_signs(row);
    put_kind(row);
    put_neighbours(row);
    put_near(row);
    put_boxes(row);
    put_far(row);
    put_path(row);
    put_heading(row);
    put_main(row);
    put_page(row);
    put_rules(row);
  }

 private:
  double link_share(BlockId first, BlockId last) const {
    return ratio(facts_.sum(Sum::link_letters, first, last), facts_.sum(Sum::letters, first, last));
  }
  uint32_t words(BlockId first, BlockId last) const { return facts_.sum(Sum::words, first, last); }
  // Grammar words against what this page's language has; 1 where that cannot be told.
  double stop_norm(double stops, double all) const {
    return facts_.stop_share < 0.08 ? 1 : ratio(stops, all) / facts_.stop_share;
  }

  void put_text(FeatureRow& row) {
    const double all = std::max(1u, block_->words);
    row.topic("text");
    row.put("words", block_->words);
    row.put("letters", block_->letters);
    row.put("link_share", ratio(block_->link_letters, block_->letters));
    row.put("words_per_link", block_->links == 0 ? 1000 : all / block_->links);
    row.put("free_words", block_->words * (1 - ratio(block_->link_letters, block_->letters)));
    row.put("words_per_sentence", shape_->sentence_ends == 0 ? 0 : all / shape_->sentence_ends);
    row.put("longest_word", shape_->longest_word);
    row.topic("norm");
    row.put("stop_words", stop_norm(shape_->stop_words, all));
    row.put("capital_share", shape_->capitalised / all - facts_.capital_share);
  }

  void put_signs(FeatureRow& row) {
    row.topic("sign");
    row.put("separators", shape_->separators);
    row.put("ends", shape_->ends_sentence ? 3 : shape_->ends_colon ? 2 : shape_->ends_more ? 1 : 0);
  }

  void put_kind(FeatureRow& row) {
    row.topic("kind");
    row.put("kind", static_cast<int>(block_->kind));
    row.put("level", block_->level);
    row.put("repeats", facts_.repeats[id_]);
    row.put("title_share", ratio(shape_->marked_words, static_cast<double>(facts_.title_words.size())));
    row.put("from_title_share", ratio(shape_->marked_words, block_->words));
    row.put("index", id_);
    row.put("index_share", ratio(id_, count_));
    row.put("words_before_share", ratio(words(0, id_), blocks_.words));
    row.put("from_h1", facts_.first_h1 == kNoBlock ? -1000 : static_cast<int>(id_) - static_cast<int>(facts_.first_h1));
  }

  void put_neighbours(FeatureRow& row) {
    row.topic("at-1");
    row.put("kind", id_ > 0 ? static_cast<int>(blocks_[id_ - 1].kind) : -1);
    const Block* next = id_ + 1 < count_ ? &blocks_[id_ + 1] : nullptr;
    row.topic("at+1");
    row.put("words", next ? static_cast<int>(next->words) : -1);
    row.put("link_share", next ? ratio(next->link_letters, next->letters) : -1);
    row.put("kind", next ? static_cast<int>(next->kind) : -1);
  }

  // The innermost box around more than the block alone.
  BoxId parent_of(BlockId id) const {
    const BoxId box = facts_.box[id];
    if (box == kNoBox) return kNoBox;
    const Box& own = facts_.structure.boxes[box];
    return own.last - own.first > 1 ? box : own.parent;
  }

  void put_near(FeatureRow& row) {
    row.topic("near");
    const BlockId before = facts_.previous_long[id_], after = facts_.next_long[id_];
    row.put("to_previous_long", before == kNoBlock ? 1000 : id_ - before);
    row.put("to_next_long", after == kNoBlock ? 1000 : after - id_);
    row.put("long_words_before", facts_.sum(Sum::long_words, 0, id_));
    row.put("long_words_after", facts_.sum(Sum::long_words, id_, count_));
    for (BlockId reach : {4u, 10u}) {
      const BlockId first = id_ - std::min(id_, reach), last = std::min(count_, id_ + reach + 1);
      row.topic("near", static_cast<int>(reach));
      row.put("link_share", link_share(first, last));
      row.put("words_per_block", ratio(words(first, last), last - first));
    }
  }

  void put_boxes(FeatureRow& row) {
    BoxId box = facts_.box[id_];
    // Text directly in a larger box has no box of its own: level 0 stays empty.
    const bool own = box != kNoBox && facts_.structure.boxes[box].last - facts_.structure.boxes[box].first == 1;
    for (int level = 0; level < kBoxLevels; ++level) {
      row.topic("box", level);
      if (level == 0 && !own) {
        put_box(row, kNoBox, level);
        continue;
      }
      put_box(row, box, level);
      if (box != kNoBox) box = facts_.structure.boxes[box].parent;
    }
  }

  void put_box(FeatureRow& row, BoxId id, int level) {
    static const Box kNothing;
    const Box& box = id == kNoBox ? kNothing : facts_.structure.boxes[id];
    const bool there = id != kNoBox;
    const BlockId first = box.first, last = box.last;
    const double n = last - first;
    row.put("tag", there ? static_cast<int>(box.tag) : -1);
    row.put("siblings", there ? static_cast<int>(box.siblings) : -1);
    row.put("images", there ? box_count(facts_.images, box) : -1);
    row.put("inputs", there ? box_count(facts_.inputs, box) : -1);
    if (level == 0) return;
    row.put("blocks", there ? n : -1);
    row.put("children", there ? static_cast<int>(box.children) : -1);
    row.put("words", there ? static_cast<int>(words(first, last)) : -1);
    row.put("word_share", there ? ratio(words(first, last), blocks_.words) : -1);
    row.put("link_share", there ? link_share(first, last) : -1);
    row.put("words_per_block", there ? words(first, last) / n : -1);
    row.put("stop_words", there ? stop_norm(facts_.sum(Sum::stop_words, first, last), words(first, last)) : -1);
    row.put("sentences_per_block", there ? facts_.sum(Sum::sentences, first, last) / n : -1);
    row.put("longs", there ? static_cast<int>(facts_.sum(Sum::longs, first, last)) : -1);
    row.put("headings", there ? static_cast<int>(facts_.sum(Sum::headings, first, last)) : -1);
    row.put("item_share", there ? facts_.sum(Sum::items, first, last) / n : -1);
    row.put("currencies", there ? static_cast<int>(facts_.sum(Sum::currencies, first, last)) : -1);
  }

  int box_count(const std::vector<uint32_t>& running, const Box& box) const {
    return static_cast<int>(running[document_.nodes[box.node].end] - running[box.node]);
  }

  void put_far(FeatureRow& row) {
    static const std::array<uint8_t, kDistanceCount> kNowhere = [] {
      std::array<uint8_t, kDistanceCount> all{};
      all.fill(kFarAway);
      return all;
    }();
    const BoxId box = facts_.box[id_];
    const auto& distances = box == kNoBox ? kNowhere : facts_.structure.distances[box];
    row.topic("far-tag");
    row.put_all(distances.data(), kRoleTagCount, [](size_t i) { return role_tag_name(static_cast<RoleTag>(i)); });
    row.topic("far");
    row.put_all(distances.data() + kRoleTagCount, kClassGroupCount,
                [](size_t i) { return class_group_name(static_cast<ClassGroup>(i)); });
    row.put("depth", box == kNoBox ? 0 : facts_.structure.boxes[box].depth);
  }

  void put_path(FeatureRow& row) {
    const PathFacts& path = facts_.paths[facts_.path[id_]];
    row.topic("path");
    row.put("blocks", path.blocks);
    row.put("words_per_block", ratio(path.words, path.blocks));
    row.put("word_share", ratio(path.words, blocks_.words));
    row.put("link_share", ratio(path.link_letters, path.letters));
    row.put("long_share", ratio(path.longs, path.blocks));
    row.put("sentences_per_block", ratio(path.sentences, path.blocks));
    row.put("first_share", ratio(path.first, count_));
    row.put("last_share", ratio(path.last, count_));
    row.put("spread", ratio(path.blocks, path.last - path.first + 1));
  }

  void put_heading(FeatureRow& row) {
    const BlockId heading = facts_.heading[id_];
    const bool there = heading != kNoBlock;
    const BlockId last = there ? facts_.section_end[heading] : 0, first = there ? heading + 1 : 0;
    row.topic("head");
    row.put("level", there ? blocks_[heading].level : -1);
    row.put("distance", there ? static_cast<int>(id_ - heading) : 1000);
    row.put("words", there ? static_cast<int>(blocks_[heading].words) : -1);
    row.put("link_share", there ? ratio(blocks_[heading].link_letters, blocks_[heading].letters) : -1);
    row.put("section_blocks", there ? static_cast<int>(last - first) : -1);
    row.put("section_words", there ? static_cast<int>(words(first, last)) : -1);
    row.put("section_link_share", there ? link_share(first, last) : -1);
    row.put("section_longs", there ? static_cast<int>(facts_.sum(Sum::longs, first, last)) : -1);
    row.put("title_share", there ? ratio(facts_.shapes[heading].marked_words, blocks_[heading].words) : -1);
  }

  void put_main(FeatureRow& row) {
    row.topic("main");
    static constexpr std::array<std::string_view, 3> kSteps = {"steps50", "steps75", "steps90"};
    for (size_t i = 0; i < kSteps.size(); ++i) row.put(kSteps[i], steps_from(facts_.mains[i]));
    const BoxId box = facts_.mains[0];
    const bool there = box != kNoBox;
    const BlockId first = there ? facts_.structure.boxes[box].first : 0;
    const BlockId last = there ? facts_.structure.boxes[box].last : 0;
    row.put("word_share", there ? ratio(words(first, last), blocks_.words) : -1);
    row.put("link_share", there ? link_share(first, last) : -1);
    row.put("from_first", static_cast<int64_t>(id_) - first);
    row.put("from_last", static_cast<int64_t>(id_) - last);
  }

  // Boxes up from `box` until one holds the block: 0 = it is inside.
  int steps_from(BoxId box) const {
    int steps = 0;
    while (box != kNoBox && steps < kFarAway) {
      const Box& at = facts_.structure.boxes[box];
      if (at.first <= id_ && id_ < at.last) break;
      box = at.parent;
      ++steps;
    }
    return steps;
  }

  void put_page(FeatureRow& row) {
    row.topic("page");
    row.put("blocks", count_);
    row.put("words", blocks_.words);
    row.put("link_share", link_share(0, count_));
    row.put("longs", facts_.sum(Sum::longs, 0, count_));
    row.put("long_share", ratio(facts_.sum(Sum::long_words, 0, count_), blocks_.words));
    row.put("item_share", ratio(facts_.sum(Sum::items, 0, count_), count_));
    row.put("cell_share", ratio(facts_.sum(Sum::cells, 0, count_), count_));
    row.put("code_share", ratio(facts_.sum(Sum::code_letters, 0, count_), blocks_.letters));
    row.put("headings", facts_.sum(Sum::headings, 0, count_));
    row.put("currencies", facts_.sum(Sum::currencies, 0, count_));
  }

  void put_rules(FeatureRow& row) {
    row.topic("rule");
    row.put("hit", !hits_.empty() && hits_[id_] != 0);
    row.put("hidden", hidden_[id_]);
    row.put("gone_before", gaps_[id_].blocks);
    row.put("gone_after", gaps_[id_ + 1].blocks);
    BoxId box = parent_of(id_);
    static constexpr std::array<std::string_view, 2> kNames = {"share1", "share2"}, kGone = {"gone1", "gone2"};
    for (size_t i = 0; i < kNames.size(); ++i) {
      const bool there = box != kNoBox;
      const BlockId first = there ? facts_.structure.boxes[box].first : 0;
      const BlockId last = there ? facts_.structure.boxes[box].last : 0;
      row.put(kNames[i], ratio(facts_.sum(Sum::hit_words, first, last), words(first, last)));
      const uint32_t gone = there ? facts_.sum(Sum::gone_words, first + 1, last) : 0;  // not before the first block
      row.put(kGone[i], ratio(gone, gone + words(first, last)));
      if (there) box = facts_.structure.boxes[box].parent;
    }
  }

  const Document& document_;
  const Blocks& blocks_;
  const PageFacts& facts_;
  const std::vector<uint16_t>& hits_;
  const std::vector<Gap>& gaps_;
  const std::vector<uint8_t>& hidden_;
  const BlockId count_;
  BlockId id_ = 0;
  const Block* block_ = nullptr;
  const TextShape* shape_ = nullptr;
};

}  // namespace

FeatureTable block_features(const Document& document, const Remaining& remaining, const PageFacts& facts) {
  FeatureTable table;
  table.columns = static_cast<uint32_t>(block_feature_names().size());
  table.values.resize(remaining.blocks.size() * table.columns);
  BlockRow rows(document, remaining, facts);
  FeatureRow row(table.values.data());
  for (BlockId id = 0; id < remaining.blocks.size(); ++id) rows.fill(id, row);
  return table;
}

const std::vector<std::string>& block_feature_names() {
  static const std::vector<std::string> kNames = [] {
    Document document;
    document.nodes.resize(1);
    document.nodes[0] = {};
    document.nodes[0].kind = NodeKind::document;
    document.nodes[0].end = 1;
    Blocks blocks;
    blocks.first_of_node.assign(1, 0);
    Block block;
    block.node = kRoot;
    blocks.list.push_back(block);
    const Remaining remaining = remaining_of(blocks, {});
    const PageFacts facts = facts_of(document, remaining);
    std::vector<std::string> names;
    FeatureRow row(names);
    BlockRow(document, remaining, facts).fill(0, row);
    return names;
  }();
  return kNames;
}

}  // namespace pith
