// A teaser card and an article's own list look alike; what tells them apart is what stands around them. So a first
// model scores every block alone, and its scores, averaged over neighbours, boxes, sections and blocks of the same
// path, are features of a second one (stacked sequential learning: Cohen and de Carvalho, 2005). Averages weigh a block
// by the square root of its words: a long paragraph says more than a label, but does not drown ten of them. All are
// differences of running sums, so a page costs no more than its blocks. Tested in
// tests/unit/blocks/context_features_test.cc.
#include "blocks/context_features.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "blocks/feature_row.h"

namespace pith {
namespace {

constexpr int kNeighbours = 3;
constexpr float kSure = 0.7f;

struct Running {
  double weight = 0, score = 0;  // score: weight times probability
  double words = 0, expected = 0;
};

class ContextRow {
 public:
  ContextRow(const Blocks& blocks, const PageFacts& facts, const std::vector<float>& scores)
      : blocks_(blocks), facts_(facts), scores_(scores), count_(static_cast<BlockId>(blocks.size())) {
    running_.resize(count_ + 1);
    paths_.resize(facts.paths.size());
    for (BlockId id = 0; id < count_; ++id) {
      Running next = running_[id];
      add(next, id);
      running_[id + 1] = next;
      add(paths_[facts.path[id]], id);
    }
    find_sure();
  }

  void fill(BlockId id, FeatureRow& row) {
    id_ = id;
    put_neighbours(row);
    put_boxes(row);
    put_section(row);
    put_sure(row);
    row.topic("score-page");
    row.put("mean", mean(0, count_));
    row.put("expected", running_.back().expected);
    row.put("expected_share", ratio(running_.back().expected, running_.back().words));
    row.put("before", mean(0, id));
    row.put("after", mean(id + 1, count_));
  }

 private:
  void add(Running& sum, BlockId id) const {
    const double weight = std::sqrt(std::max(1u, blocks_[id].words));
    sum.weight += weight;
    sum.score += weight * scores_[id];
    sum.words += blocks_[id].words;
    sum.expected += blocks_[id].words * static_cast<double>(scores_[id]);
  }

  double mean(BlockId first, BlockId last) const {
    if (first >= last) return -1;
    return ratio(running_[last].score - running_[first].score, running_[last].weight - running_[first].weight);
  }

  // The mean over [first, last) without the block itself; -1 when it is alone.
  double mean_of_others(BlockId first, BlockId last) const {
    if (last - first < 2) return -1;
    const double weight = std::sqrt(std::max(1u, blocks_[id_].words));
    return ratio(running_[last].score - running_[first].score - weight * scores_[id_],
                 running_[last].weight - running_[first].weight - weight);
  }

  void find_sure() {
    previous_sure_.assign(count_, -1);
    next_sure_.assign(count_, -1);
    int64_t last = -1;
    for (BlockId id = 0; id < count_; ++id) {
      previous_sure_[id] = last;
      if (is_sure(id)) last = id;
    }
    last = -1;
    for (BlockId id = count_; id-- > 0;) {
      next_sure_[id] = last;
      if (is_sure(id)) last = id;
    }
  }

  bool is_sure(BlockId id) const { return scores_[id] > kSure && blocks_[id].words >= 8; }

  double score(int64_t id) const { return id < 0 || id >= count_ ? -1 : scores_[static_cast<size_t>(id)]; }

  void put_neighbours(FeatureRow& row) {
    row.topic("score");
    row.put("own", scores_[id_]);
    static constexpr std::array<std::string_view, 2 * kNeighbours> kNames = {"at-3", "at-2", "at-1",
                                                                             "at+1", "at+2", "at+3"};
    static constexpr std::array<int, 2 * kNeighbours> kSteps = {-3, -2, -1, 1, 2, 3};
    for (size_t i = 0; i < kSteps.size(); ++i) row.put(kNames[i], score(static_cast<int64_t>(id_) + kSteps[i]));
    static constexpr std::array<BlockId, 3> kReaches = {4, 10, 25};
    static constexpr std::array<std::string_view, 6> kSides = {"before4", "after4",   "before10",
                                                               "after10", "before25", "after25"};
    for (size_t i = 0; i < kReaches.size(); ++i) {
      row.put(kSides[2 * i], mean(id_ - std::min(id_, kReaches[i]), id_));
      row.put(kSides[2 * i + 1], mean(id_ + 1, std::min<BlockId>(count_, id_ + 1 + kReaches[i])));
    }
  }

  void put_boxes(FeatureRow& row) {
    BoxId box = facts_.box[id_];
    if (box != kNoBox && facts_.structure.boxes[box].last - facts_.structure.boxes[box].first == 1)
      box = facts_.structure.boxes[box].parent;
    row.topic("score-box");
    static constexpr std::array<std::string_view, 5> kNames = {"1", "2", "3", "4", "5"};
    for (std::string_view name : kNames) {
      row.put(name,
              box == kNoBox ? -1 : mean_of_others(facts_.structure.boxes[box].first, facts_.structure.boxes[box].last));
      if (box != kNoBox) box = facts_.structure.boxes[box].parent;
    }
    const Running& path = paths_[facts_.path[id_]];
    row.topic("score-path");
    row.put("mean", ratio(path.score, path.weight));
    row.put("expected", path.expected);
    row.topic("score-main");
    for (size_t i = 0; i < facts_.mains.size(); ++i) {
      const BoxId main = facts_.mains[i];
      static constexpr std::array<std::string_view, 3> kMains = {"50", "75", "90"};
      row.put(kMains[i],
              main == kNoBox ? -1 : mean(facts_.structure.boxes[main].first, facts_.structure.boxes[main].last));
    }
  }

  void put_section(FeatureRow& row) {
    const BlockId heading = facts_.heading[id_];
    const bool there = heading != kNoBlock;
    row.topic("score-head");
    row.put("own", there ? static_cast<double>(scores_[heading]) : -1);
    row.put("section", there ? mean(heading + 1, facts_.section_end[heading]) : -1);
    row.put("to_next", there ? mean(heading + 1, next_heading(heading)) : -1);
  }

  // Up to the next heading of any level.
  BlockId next_heading(BlockId heading) const {
    BlockId low = heading + 1, high = facts_.section_end[heading];
    while (low < high) {  // facts_.heading is `heading` up to there, and a later one from there on
      const BlockId middle = low + (high - low) / 2;
      if (facts_.heading[middle] == heading) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  void put_sure(FeatureRow& row) {
    row.topic("score-sure");
    row.put("to_previous", previous_sure_[id_] < 0 ? 1000 : static_cast<int64_t>(id_) - previous_sure_[id_]);
    row.put("to_next", next_sure_[id_] < 0 ? 1000 : next_sure_[id_] - static_cast<int64_t>(id_));
  }

  const Blocks& blocks_;
  const PageFacts& facts_;
  const std::vector<float>& scores_;
  const BlockId count_;
  std::vector<Running> running_;  // per block boundary: sums over the blocks before it
  std::vector<Running> paths_;
  std::vector<int64_t> previous_sure_, next_sure_;  // nearest sure blocks before and after; -1 = none
  BlockId id_ = 0;
};

}  // namespace

FeatureTable context_features(const Blocks& blocks, const PageFacts& facts, const std::vector<float>& scores) {
  FeatureTable table;
  table.columns = static_cast<uint32_t>(context_feature_names().size());
  table.values.reserve(blocks.size() * table.columns);
  ContextRow rows(blocks, facts, scores);
  FeatureRow row(table.values);
  for (BlockId id = 0; id < blocks.size(); ++id) rows.fill(id, row);
  return table;
}

const std::vector<std::string>& context_feature_names() {
  static const std::vector<std::string> kNames = [] {
    Document document;
    document.nodes.resize(1);
    document.nodes[0].kind = NodeKind::document;
    document.nodes[0].end = 1;
    Blocks blocks;
    blocks.first_of_node.assign(1, 0);
    Block block;
    block.node = kRoot;
    blocks.list.push_back(block);
    const Remaining remaining = remaining_of(blocks, {});
    const PageFacts facts = facts_of(document, remaining);
    const std::vector<float> scores(1, 0.5f);
    std::vector<float> values;
    std::vector<std::string> names;
    FeatureRow row(values, &names);
    ContextRow(blocks, facts, scores).fill(0, row);
    return names;
  }();
  return kNames;
}

}  // namespace pith
