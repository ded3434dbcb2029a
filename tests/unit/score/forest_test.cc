#include "score/forest.h"

#include <random>
#include <string>
#include <vector>

#include "catch.h"
#include "sample_model.h"

namespace pith {
namespace {

// A tree as nodes that are walked: the plain way that evaluate() must agree with.
struct Walk {
  int input = -1;  // -1: a leaf
  int threshold = 0;
  int left = -1, right = -1;
  float leaf = 0;
};

struct Grower {
  std::mt19937 random{7};
  Forest forest;
  std::vector<std::vector<Walk>> walks;

  int number(int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); }

  void inputs(int count) {
    for (int i = 0; i < count; ++i) {
      ForestInput input{static_cast<uint16_t>(i), {}};
      for (int t = 0; t <= i * 9; ++t) input.thresholds.push_back(static_cast<float>(t));
      forest.inputs.push_back(input);
    }
  }

  // Splits leaves at random until there are `leaves`, then numbers them from left to right.
  void tree(int leaves) {
    std::vector<Walk> nodes(1);
    for (int grown = 1; grown < leaves; ++grown) {
      size_t at = 0;
      while (nodes[at].input >= 0) at = static_cast<size_t>(number(2) ? nodes[at].left : nodes[at].right);
      const int input = number(static_cast<int>(forest.inputs.size()));
      const int threshold = number(static_cast<int>(forest.inputs[static_cast<size_t>(input)].thresholds.size()));
      const int next = static_cast<int>(nodes.size());
      nodes[at] = {input, threshold, next, next + 1, 0};
      nodes.resize(nodes.size() + 2);
    }
    Tree tree;
    tree.first_test = static_cast<uint32_t>(forest.tests.size());
    tree.first_leaf = static_cast<uint32_t>(forest.leaves.size());
    int leaf = 0;
    write(nodes, 0, &leaf);
    tree.last_test = static_cast<uint32_t>(forest.tests.size());
    tree.last_leaf = static_cast<uint32_t>(forest.leaves.size());
    forest.trees.push_back(tree);
    walks.push_back(nodes);
  }

  void write(std::vector<Walk>& nodes, size_t at, int* leaf) {
    Walk& node = nodes[at];
    if (node.input < 0) {
      node.leaf = static_cast<float>(number(1000)) / 64;
      forest.leaves.push_back(node.leaf);
      ++*leaf;
      return;
    }
    const size_t test = forest.tests.size();
    forest.tests.push_back(
        {static_cast<uint16_t>(node.input), static_cast<uint8_t>(node.threshold), static_cast<uint8_t>(*leaf), 0});
    write(nodes, static_cast<size_t>(node.left), leaf);
    forest.tests[test].last = static_cast<uint8_t>(*leaf);
    write(nodes, static_cast<size_t>(node.right), leaf);
  }

  double walk(const std::vector<Walk>& nodes, const float* row) const {
    size_t at = 0;
    while (nodes[at].input >= 0) {
      const auto& input = forest.inputs[static_cast<size_t>(nodes[at].input)];
      const bool left = row[input.column] <= input.thresholds[static_cast<size_t>(nodes[at].threshold)];
      at = static_cast<size_t>(left ? nodes[at].left : nodes[at].right);
    }
    return static_cast<double>(nodes[at].leaf);
  }
};

// `spread`: in how wide a range the values of a column lie, a half apart.
void check_against_walks(int spread) {
  Grower grower;
  grower.inputs(8);
  for (int leaves : {1, 2, 3, 7, 16, 31, 32}) grower.tree(leaves);
  FeatureTable left, right;  // columns 0..4 and 5..7
  left.columns = 5, right.columns = 3;
  const size_t rows = 77;
  std::vector<int> lowest;
  for (int i = 0; i < 8; ++i) lowest.push_back(grower.number(200 - spread));
  const auto value = [&](int i) {
    return static_cast<float>(lowest[static_cast<size_t>(i)] + grower.number(spread)) / 2 - 10;
  };
  for (size_t row = 0; row < rows; ++row) {
    for (int i = 0; i < 5; ++i) left.values.push_back(value(i));
    for (int i = 5; i < 8; ++i) right.values.push_back(value(i));
  }
  const std::vector<double> sums = evaluate(grower.forest, {{&left, &right}, rows});
  for (size_t row = 0; row < rows; ++row) {
    std::vector<float> whole(left.row(row), left.row(row) + 5);
    whole.insert(whole.end(), right.row(row), right.row(row) + 3);
    double want = 0;
    for (const auto& nodes : grower.walks) want += grower.walk(nodes, whole.data());
    CAPTURE(spread, row);
    CHECK(sums[row] == want);
  }
}

TEST_CASE("a forest gives what walking its trees gives") {
  for (int spread : {1, 2, 5, 20, 60, 199}) check_against_walks(spread);
}

// Made by src/train/train.py --sample.
TEST_CASE("a forest gives what LightGBM gives") {
  const test::Sample sample = test::read_sample("lightgbm_sample.txt");
  REQUIRE(sample.scores.size() == 100);
  test::ModelWriter writer;
  writer.header().bytes += sample.bytes;
  const auto model = Model::parse(writer.bytes, "sample");
  REQUIRE(model);
  const std::vector<double> sums = evaluate(*model->forest("block"), {{&sample.rows}, sample.scores.size()});
  for (size_t i = 0; i < sample.scores.size(); ++i) CHECK(sums[i] == Approx(sample.scores[i]).margin(1e-6));
}

TEST_CASE("shares sum to one") {
  double values[] = {1, 2, 1000};
  softmax(values, 3);
  CHECK(values[2] == Approx(1));
  CHECK(values[0] + values[1] + values[2] == Approx(1));
  CHECK(logistic(0) == 0.5);
}

}  // namespace
}  // namespace pith
