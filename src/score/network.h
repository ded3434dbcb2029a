// Network: a small convolutional network over the blocks of a page in their order. Trees see a block and what columns
// say of its neighbours; this sees what its neighbours look like to it.
//
//   columns -> width                        each block by itself
//   then layer after layer, each added to what was there before:
//   (taps blocks, `dilation` apart; the page's mean) -> width
//   width -> 1                              log odds that the block is content
//
// After each step but the last, what is below 0 becomes 0 (residual networks: He et al., CVPR 2016; dilated
// convolutions: Yu and Koltun, ICLR 2016). All sums are of integers, so that every machine and instruction set gives
// the same.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "score/rows.h"

namespace pith {

// Weighted sums: output o is (biases[o] + sum of weights[o][i] * input i) / 2^shifts[o].
struct Dense {
  size_t inputs = 0;             // with padding: a multiple of kNetworkLanes; the weights of padding are 0
  std::vector<int16_t> weights;  // within int8; outputs by inputs
  std::vector<int32_t> shifts;   // 0..15
  std::vector<int32_t> biases;
  size_t outputs() const { return shifts.size(); }
};

inline constexpr size_t kNetworkLanes = 16;  // widths are multiples of it

// A column as the network sees it: its logarithm, less `mean`, times `scale`.
struct NetworkColumn {
  float mean = 0, scale = 0;
};

struct NetworkLayer {
  size_t dilation = 1;
  Dense sums;  // inputs: taps * width of the blocks, width of the page's mean
};

struct Network {
  std::vector<NetworkColumn> columns;
  size_t taps = 1;  // odd: as many blocks before as after
  Dense first;
  std::vector<NetworkLayer> layers;
  Dense last;  // one output
  size_t width() const { return first.outputs(); }
};

// Log odds, one a row. Linear in rows and weights; needs 6 bytes a row and unit of width.
std::vector<double> evaluate(const Network& network, const ModelRows& rows);

}  // namespace pith
