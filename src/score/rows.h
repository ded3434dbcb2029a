// ModelRows: what a model looks at, a row for each block: the columns of several tables side by side.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "blocks/features.h"

namespace pith {

// Columns are counted through all tables. Tables have equally many rows, and outlive this; every value is a number (not
// NaN).
struct ModelRows {
  std::vector<const FeatureTable*> tables;
  size_t rows = 0;
};

}  // namespace pith
