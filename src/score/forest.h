// Forest: gradient-boosted trees over a feature row, for many rows at once.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "score/rows.h"

namespace pith {

inline constexpr uint32_t kMaxLeaves = 32;  // of a tree: one bit each

// One test of a tree: a row whose value lies past the threshold goes right, and the leaves [first, last) are lost to
// it.
struct TreeTest {
  uint16_t input = 0;     // index into Forest::inputs
  uint8_t threshold = 0;  // index into the thresholds of that input
  uint8_t first = 0;      // leaves below the left branch, numbered from left to right
  uint8_t last = 0;       // last < leaves of the tree, so that one leaf is always left
};

struct Tree {
  uint16_t output = 0;  // which sum its leaves add to
  uint32_t first_test = 0, last_test = 0;
  uint32_t first_leaf = 0, last_leaf = 0;
};

// A column of the feature row that the trees look at, and all the values they ask about, rising. A value counts as the
// number of thresholds below it.
struct ForestInput {
  uint16_t column = 0;
  std::vector<float> thresholds;  // at most 255
};

struct Forest {
  uint16_t outputs = 1;
  std::vector<ForestInput> inputs;
  std::vector<Tree> trees;
  std::vector<TreeTest> tests;
  std::vector<float> leaves;
};

// Sums of leaves, row after row, `outputs` each. Rows are taken in batches; linear in rows, trees and tests.
std::vector<double> evaluate(const Forest& forest, const ModelRows& rows);

// 1 / (1 + e^-x), and the shares e^x over their sum.
double logistic(double x);
void softmax(double* values, size_t count);

}  // namespace pith
