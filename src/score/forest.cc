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
// into the number of thresholds below them, one byte each. The leaves still possible are bits, eight to a byte, each
// byte of all rows in an array of its own (as in RapidScorer, Ye et al., KDD 2018): a test touches one or two of the
// four arrays, and the compiler makes sixteen rows of each loop one instruction. It would not pay for one row alone.
// Tested against plain walks in tests/unit/score/forest_test.cc, and there against LightGBM too.
#include "score/forest.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace pith {
namespace {

constexpr size_t kBatch = 64;
constexpr size_t kPlanes = kMaxLeaves / 8;
// A byte for each row, and what the compiler does with them at once.
using Lane [[gnu::vector_size(16)]] = int8_t;
constexpr size_t kLanes = kBatch / 16;
using Bytes = std::array<Lane, kLanes>;
using Planes = std::array<Bytes, kPlanes>;  // per row: bit i of plane p: leaf 8 p + i is still possible

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

// Bins from -128 on, since the processor compares signed bytes.
int8_t signed_bin(uint32_t bin) {
  return static_cast<int8_t>(static_cast<int>(bin) - 128);
}

uint32_t count_below(const std::vector<float>& thresholds, float value) {
  return static_cast<uint32_t>(std::lower_bound(thresholds.begin(), thresholds.end(), value) - thresholds.begin());
}

// How many thresholds lie below each row's value; most columns of a page say the same of many rows. Where they do not,
// all rows are searched by halves together, without branches: no step waits for that of another row.
void fill_bins(const ForestInput& input, const Column& column, size_t first, size_t count, Bytes& bins) {
  if (!column.table || input.thresholds.empty()) return;
  const float* value = column.table->row(first) + column.index;
  std::array<float, kBatch> values;
  for (size_t i = 0; i < count; ++i, value += column.table->columns) values[i] = *value;
  std::fill(values.begin() + static_cast<std::ptrdiff_t>(count), values.end(), values[0]);
  float unlike = 0;
  for (float each : values) unlike += each != values[0];
  if (unlike == 0) return bins.fill(Lane{} + signed_bin(count_below(input.thresholds, values[0])));
  std::array<uint32_t, kBatch> below{};
  const float* thresholds = input.thresholds.data();
  for (auto left = static_cast<uint32_t>(input.thresholds.size()); left > 1; left -= left / 2) {
    const uint32_t half = left / 2;
    for (size_t i = 0; i < kBatch; ++i) below[i] += half * (thresholds[below[i] + half - 1] < values[i]);
  }
  for (size_t i = 0; i < kBatch; ++i) below[i] += thresholds[below[i]] < values[i];
  for (size_t i = 0; i < kBatch; ++i) bins[i / 16][i % 16] = signed_bin(below[i]);
}

void apply(const TreeTest& test, const Bytes& bins, Planes& planes) {
  Bytes fails;
  for (size_t i = 0; i < kLanes; ++i) fails[i] = bins[i] > signed_bin(test.threshold);
  const uint64_t left = (uint64_t{1} << test.last) - (uint64_t{1} << test.first);
  for (size_t p = test.first / 8; p * 8 < test.last; ++p) {
    const auto lost = static_cast<int8_t>(left >> (8 * p));
    for (size_t i = 0; i < kLanes; ++i) planes[p][i] &= ~(fails[i] & lost);
  }
}

size_t first_leaf(const Planes& planes, size_t row) {
  uint32_t leaves = 0;
  for (size_t p = 0; p < kPlanes; ++p)
    leaves |= uint32_t{static_cast<uint8_t>(planes[p][row / 16][row % 16])} << (8 * p);
  return static_cast<size_t>(std::countr_zero(leaves));
}

void add_tree(const Forest& forest, const Tree& tree, const std::vector<Bytes>& bins, size_t count, double* sums) {
  Planes planes;
  for (Bytes& plane : planes) plane.fill(~Lane{});
  for (uint32_t t = tree.first_test; t < tree.last_test; ++t) {
    const TreeTest& test = forest.tests[t];
    apply(test, bins[test.input], planes);
  }
  const float* leaves = forest.leaves.data() + tree.first_leaf;
  for (size_t i = 0; i < count; ++i)
    sums[i * forest.outputs + tree.output] += static_cast<double>(leaves[first_leaf(planes, i)]);
}

}  // namespace

std::vector<double> evaluate(const Forest& forest, const ForestRows& rows) {
  std::vector<double> sums(rows.rows * forest.outputs);
  std::vector<Column> columns;
  columns.reserve(forest.inputs.size());
  for (const ForestInput& input : forest.inputs) columns.push_back(locate(rows, input.column));
  std::vector<Bytes> bins(forest.inputs.size());
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
