// QuickScorer (Lucchese et al., "QuickScorer: a fast algorithm to rank documents with additive ensembles of regression
// trees", SIGIR 2015): no tree is walked. Every test of a tree that fails rules out the leaves of its left branch; the
// first leaf that no failed test rules out is where the walk would have ended:
//
//        a < 3 ?            row a = 5, b = 1: the first test fails, leaf 0 is out, the second holds: leaf 1.
//       /      `
//    leaf 0   b < 2 ?
//            /      `
//        leaf 1    leaf 2
//
// Tests are the same for all rows, so a batch of rows is compared at once, without branches: values are first turned
// into the number of thresholds below them, one byte each, and the compiler vectorises the rest. It would not pay for
// one row alone. Tested against plain walks in tests/unit/score/forest_test.cc, and against LightGBM in src/train/.
#include "score/forest.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace pith {
namespace {

constexpr size_t kBatch = 32;
using Bins = std::array<uint8_t, kBatch>;
using Masks = std::array<uint32_t, kBatch>;

// Where a column stands: table and column in it.
struct Column {
  const FeatureTable* table = nullptr;
  uint32_t index = 0;
};

Column locate(const ForestRows& rows, uint32_t column) {
  for (const FeatureTable* table : rows.tables) {
    if (column < table->columns) return {table, column};
    column -= table->columns;
  }
  return {};
}

uint8_t bin_of(const std::vector<float>& thresholds, float value) {
  uint32_t below = 0;
  if (thresholds.size() > 16)
    return static_cast<uint8_t>(std::lower_bound(thresholds.begin(), thresholds.end(), value) - thresholds.begin());
  for (float threshold : thresholds) below += threshold < value;
  return static_cast<uint8_t>(below);
}

void fill_bins(const ForestInput& input, const Column& column, size_t first, size_t count, Bins& bins) {
  for (size_t i = 0; i < count; ++i) bins[i] = bin_of(input.thresholds, column.table->row(first + i)[column.index]);
}

uint32_t leaves_between(uint32_t first, uint32_t last) {
  return static_cast<uint32_t>((uint64_t{1} << last) - (uint64_t{1} << first));
}

void apply(const TreeTest& test, const Bins& bins, Masks& masks) {
  const uint32_t left = leaves_between(test.first, test.last);
  const uint8_t threshold = test.threshold;
  for (size_t i = 0; i < kBatch; ++i) {
    const uint32_t fails = bins[i] > threshold ? ~uint32_t{0} : 0;
    masks[i] &= ~(fails & left);
  }
}

void add_tree(const Forest& forest, const Tree& tree, const std::vector<Bins>& bins, size_t count, double* sums) {
  Masks masks;
  masks.fill(~uint32_t{0});
  for (uint32_t t = tree.first_test; t < tree.last_test; ++t) {
    const TreeTest& test = forest.tests[t];
    apply(test, bins[test.input], masks);
  }
  const float* leaves = forest.leaves.data() + tree.first_leaf;
  for (size_t i = 0; i < count; ++i)
    sums[i * forest.outputs + tree.output] += static_cast<double>(leaves[std::countr_zero(masks[i])]);
}

}  // namespace

std::vector<double> evaluate(const Forest& forest, const ForestRows& rows) {
  std::vector<double> sums(rows.rows * forest.outputs);
  std::vector<Column> columns;
  columns.reserve(forest.inputs.size());
  for (const ForestInput& input : forest.inputs) columns.push_back(locate(rows, input.column));
  std::vector<Bins> bins(forest.inputs.size());
  for (size_t first = 0; first < rows.rows; first += kBatch) {
    const size_t count = std::min(kBatch, rows.rows - first);
    for (size_t i = 0; i < columns.size(); ++i) fill_bins(forest.inputs[i], columns[i], first, count, bins[i]);
    for (const Tree& tree : forest.trees) add_tree(forest, tree, bins, count, sums.data() + first * forest.outputs);
  }
  return sums;
}

double logistic(double x) {
  return 1 / (1 + std::exp(-x));
}

void softmax(double* values, size_t count) {
  const double most = *std::max_element(values, values + count);
  double sum = 0;
  for (size_t i = 0; i < count; ++i) sum += values[i] = std::exp(values[i] - most);
  for (size_t i = 0; i < count; ++i) values[i] /= sum;
}

}  // namespace pith
