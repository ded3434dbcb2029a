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
// four arrays, and the compiler makes 32 rows of each loop one instruction, or two where there is no
// AVX2.
//
// Most columns of a page say much the same of rows that stand together: over half of the tests say one thing of a whole
// batch. Those are told from the least and the greatest byte of their column, and no row is looked at.
// Tested against plain walks in tests/unit/score/forest_test.cc, and there against LightGBM too.
#include "score/forest.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>

namespace pith {
namespace {

constexpr size_t kBatch = 64;
constexpr size_t kPlanes = kMaxLeaves / 8;
// A byte for each row, and what the compiler does with them at once.
using Lane [[gnu::vector_size(32)]] = int8_t;
using Unsigned [[gnu::vector_size(32)]] = uint8_t;  // the same: -128 has no negative
constexpr size_t kLanes = kBatch / sizeof(Lane);
using Bytes = std::array<Lane, kLanes>;
using Planes = std::array<Bytes, kPlanes>;  // per row: bit i of plane p: leaf 8 p + i is still possible
using Floats [[gnu::vector_size(32)]] = float;
using Counts [[gnu::vector_size(32)]] = int32_t;
constexpr size_t kQuarters = 4;  // of a lane, that are Floats
constexpr size_t kFloats = sizeof(Floats) / sizeof(float);

// A column of a batch: per row, the number of thresholds below its value, from -128 on (the processor compares signed
// bytes). 32: what AVX expects, also where this is compiled without it.
struct alignas(32) Bins {
  Bytes rows;
};

// The least and the greatest such number of a column, from 0 on. Apart from the rows: most tests ask for no more, and
// those of all columns fit the first cache.
struct Bounds {
  uint8_t least = 0, most = 0;
};

struct Batch {
  std::vector<Bins> bins;  // by column
  std::vector<Bounds> bounds;
};

// Where a column stands: table and column in it.
struct Column {
  const FeatureTable* table = nullptr;
  uint32_t index = 0;
};

Column locate(const ModelRows& rows, uint32_t column) {
  for (const FeatureTable* table : rows.tables) {
    if (column < table->columns) return {table, column};
    column -= table->columns;
  }
  return {};
}

int8_t signed_bin(uint32_t bin) {
  return static_cast<int8_t>(static_cast<int>(bin) - 128);
}

uint8_t count_below(const std::vector<float>& thresholds, float value) {
  return static_cast<uint8_t>(std::lower_bound(thresholds.begin(), thresholds.end(), value) - thresholds.begin());
}

// Per row of a lane, how many of the thresholds from `least` to `most` lie below its value, and `least` - 128.
[[gnu::always_inline]] inline void count_between(const ForestInput& input, uint32_t least, uint32_t most,
                                                 const Floats* values, Lane& counts) {
  std::array<Counts, kQuarters> below;
  below.fill(Counts{} + static_cast<int32_t>(least) - 128);
  for (uint32_t t = least; t < most; ++t) {
    const Floats threshold = Floats{} + input.thresholds[t];
    for (size_t i = 0; i < kQuarters; ++i) below[i] -= values[i] > threshold;
  }
  using All [[gnu::vector_size(sizeof below)]] = int32_t;
  All all;
  std::memcpy(&all, below.data(), sizeof all);
  counts = __builtin_convertvector(all, Lane);
}

// Only the thresholds between the least and the greatest value of the batch are compared.
[[gnu::always_inline]] inline void fill_bins(const ForestInput& input, const Column& column, size_t first, size_t count,
                                             Bins& bins, Bounds& bounds) {
  if (!column.table || input.thresholds.empty()) return;
  const float* value = column.table->row(first) + column.index;
  std::array<float, kBatch> rows;
  for (size_t i = 0; i < count; ++i, value += column.table->columns) rows[i] = *value;
  std::fill(rows.begin() + static_cast<std::ptrdiff_t>(count), rows.end(), rows[0]);
  const auto values = std::bit_cast<std::array<Floats, kBatch / kFloats>>(rows);
  Floats least = values[0], most = values[0];
  for (Floats some : values) least = some < least ? some : least, most = some > most ? some : most;
  const auto leasts = std::bit_cast<std::array<float, kFloats>>(least),
             mosts = std::bit_cast<std::array<float, kFloats>>(most);
  bounds.least = count_below(input.thresholds, *std::min_element(leasts.begin(), leasts.end()));
  bounds.most = count_below(input.thresholds, *std::max_element(mosts.begin(), mosts.end()));
  if (bounds.least == bounds.most) return;
  for (size_t i = 0; i < kLanes; ++i)
    count_between(input, bounds.least, bounds.most, values.data() + i * kQuarters, bins.rows[i]);
}

uint64_t left_leaves(const TreeTest& test) {
  return (uint64_t{1} << test.last) - (uint64_t{1} << test.first);
}

[[gnu::always_inline]] inline void apply(const TreeTest& test, const Bytes& bins, Planes& planes) {
  Bytes fails;
  for (size_t i = 0; i < kLanes; ++i) fails[i] = bins[i] > signed_bin(test.threshold);
  const uint64_t left = left_leaves(test);
  for (size_t p = test.first / 8; p * 8 < test.last; ++p) {
    const auto lost = static_cast<int8_t>(left >> (8 * p));
    for (size_t i = 0; i < kLanes; ++i) planes[p][i] &= ~(fails[i] & lost);
  }
}

// Per row the first leaf that is possible. Of the first byte that is not 0 the lowest bit is looked for by halves.
[[gnu::always_inline]] inline Bytes first_leaves(const Planes& planes) {
  Bytes leaves;
  for (size_t i = 0; i < kLanes; ++i) {
    Lane byte = planes[0][i], leaf{};
    for (size_t p = 1; p < kPlanes; ++p) {
      const Lane none = byte == 0;
      byte |= planes[p][i] & none;
      leaf += none & 8;
    }
    byte &= reinterpret_cast<Lane>(-reinterpret_cast<Unsigned>(byte));
    leaf -= (byte & static_cast<int8_t>(0xAA)) != 0;
    leaf += ((byte & static_cast<int8_t>(0xCC)) != 0) & 2;
    leaf += ((byte & static_cast<int8_t>(0xF0)) != 0) & 4;
    leaves[i] = leaf;
  }
  return leaves;
}

// The leaves that all rows of the batch lose; tests that tell rows apart are applied to the planes, which are written
// when the first of them comes. True when there was one.
[[gnu::always_inline]] inline bool run_tests(const Forest& forest, const Tree& tree, const Batch& batch, uint64_t& lost,
                                             Planes& planes) {
  bool apart = false;
  for (uint32_t t = tree.first_test; t < tree.last_test; ++t) {
    const TreeTest& test = forest.tests[t];
    const Bounds column = batch.bounds[test.input];
    if (test.threshold >= column.most) continue;
    if (test.threshold < column.least) {
      lost |= left_leaves(test);
      continue;
    }
    if (!apart) {
      for (Bytes& plane : planes) plane.fill(~Lane{});
      apart = true;
    }
    apply(test, batch.bins[test.input].rows, planes);
  }
  return apart;
}

[[gnu::always_inline]] inline void add_tree(const Forest& forest, const Tree& tree, const Batch& batch, size_t count,
                                            double* sums) {
  const float* leaves = forest.leaves.data() + tree.first_leaf;
  sums += tree.output;
  uint64_t lost = 0;
  Planes planes;
  if (!run_tests(forest, tree, batch, lost, planes)) {
    const auto leaf = static_cast<double>(leaves[std::countr_one(lost)]);
    for (size_t i = 0; i < count; ++i, sums += forest.outputs) *sums += leaf;
    return;
  }
  for (size_t p = 0; lost != 0 && p < kPlanes; ++p) {
    for (Lane& lane : planes[p]) lane &= static_cast<int8_t>(~lost >> (8 * p));
  }
  const auto first = std::bit_cast<std::array<uint8_t, kBatch>>(first_leaves(planes));
  for (size_t i = 0; i < count; ++i, sums += forest.outputs) *sums += static_cast<double>(leaves[first[i]]);
}

[[gnu::always_inline]] inline void add_batch(const Forest& forest, const std::vector<Column>& columns, size_t first,
                                             size_t count, Batch& batch, double* sums) {
  for (size_t i = 0; i < columns.size(); ++i)
    fill_bins(forest.inputs[i], columns[i], first, count, batch.bins[i], batch.bounds[i]);
  for (const Tree& tree : forest.trees) add_tree(forest, tree, batch, count, sums);
}

// Compiled twice, with all that they call.
void add_batch_plain(const Forest& forest, const std::vector<Column>& columns, size_t first, size_t count, Batch& batch,
                     double* sums) {
  add_batch(forest, columns, first, count, batch, sums);
}
#if defined(__x86_64__)
[[gnu::target("avx2")]] void add_batch_avx2(const Forest& forest, const std::vector<Column>& columns, size_t first,
                                            size_t count, Batch& batch, double* sums) {
  add_batch(forest, columns, first, count, batch, sums);
}
auto batch_adder() {
  static const bool wide = __builtin_cpu_supports("avx2") != 0;
  return wide ? add_batch_avx2 : add_batch_plain;
}
#else
auto batch_adder() {
  return add_batch_plain;
}
#endif

}  // namespace

std::vector<double> evaluate(const Forest& forest, const ModelRows& rows) {
  std::vector<double> sums(rows.rows * forest.outputs);
  std::vector<Column> columns;
  columns.reserve(forest.inputs.size());
  for (const ForestInput& input : forest.inputs) columns.push_back(locate(rows, input.column));
  Batch batch{std::vector<Bins>(columns.size()), std::vector<Bounds>(columns.size())};
  for (size_t first = 0; first < rows.rows; first += kBatch) {
    const size_t count = std::min(kBatch, rows.rows - first);
    batch_adder()(forest, columns, first, count, batch, sums.data() + first * forest.outputs);
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
