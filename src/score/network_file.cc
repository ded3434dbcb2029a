// What is checked here is what keeps evaluate() inside its arrays and its sums inside 32 bits: an input is at most 2^15
// - 1, a weight 127, so 512 inputs and a bias of 2^23 stay below 2^31. Inputs of the first sums are at most 1,280, so
// they may be 4,096.
#include "score/network_file.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace pith {
namespace {

constexpr size_t kMaxWidth = 128;
constexpr size_t kMaxInputs = 512;
constexpr size_t kMaxColumns = 4096;
constexpr int32_t kMaxBias = 1 << 23;
constexpr float kMaxMean = 128, kMaxScale = 1 << 20;

Dense read_dense(Body& body, size_t outputs, size_t inputs) {
  Dense dense;
  dense.inputs = (inputs + kNetworkLanes - 1) / kNetworkLanes * kNetworkLanes;
  dense.weights.resize(outputs * dense.inputs);
  for (size_t o = 0; o < outputs && !body.failed(); ++o) {
    for (size_t i = 0; i < inputs && !body.failed(); ++i) {
      const auto weight = body.number<int8_t>("a weight");
      body.expect(weight != INT8_MIN, "expected a weight of at least -127");
      dense.weights[o * dense.inputs + i] = weight;
    }
  }
  for (size_t o = 0; o < outputs; ++o) {
    dense.shifts.push_back(body.number<uint8_t>("a shift"));
    body.expect(dense.shifts.back() <= 15, "expected a shift of at most 15");
  }
  for (size_t o = 0; o < outputs; ++o) {
    dense.biases.push_back(body.number<int32_t>("a bias"));
    body.expect(dense.biases.back() >= -kMaxBias && dense.biases.back() <= kMaxBias,
                "expected a bias of at most " + std::to_string(kMaxBias));
  }
  return dense;
}

}  // namespace

Network read_network(Body& body, size_t columns) {
  Network network;
  const auto found = body.number<uint16_t>("a number of columns");
  body.expect(found == columns && columns <= kMaxColumns, "expected " + std::to_string(columns) + " columns");
  const auto width = body.number<uint16_t>("a width");
  body.expect(width > 0 && width <= kMaxWidth && width % kNetworkLanes == 0, "expected a width of 16, 32 ... 128");
  network.taps = body.number<uint8_t>("a number of taps");
  body.expect(network.taps % 2 == 1 && (network.taps + 1) * width <= kMaxInputs,
              "expected an odd number of taps, with the width at most " + std::to_string(kMaxInputs) + " inputs");
  const auto layers = body.number<uint8_t>("a number of layers");
  body.expect(layers <= 8, "expected at most 8 layers");
  if (body.failed()) return network;
  for (size_t i = 0; i < columns; ++i) {
    NetworkColumn column;
    column.mean = body.number<float>("a mean");
    column.scale = body.number<float>("a scale");
    body.expect(std::abs(column.mean) <= kMaxMean && std::abs(column.scale) <= kMaxScale,
                "expected a mean and a scale within bounds");
    network.columns.push_back(column);
  }
  network.first = read_dense(body, width, columns);
  for (int i = 0; i < layers && !body.failed(); ++i) {
    NetworkLayer layer;
    layer.dilation = body.number<uint8_t>("a dilation");
    body.expect(layer.dilation >= 1 && layer.dilation <= 16, "expected a dilation of 1 to 16");
    layer.sums = read_dense(body, width, (network.taps + 1) * width);
    network.layers.push_back(std::move(layer));
  }
  network.last = read_dense(body, 1, width);
  return network;
}

}  // namespace pith
