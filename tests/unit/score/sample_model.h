// A small model file, built by hand.
#pragma once

#include <cstdint>
#include <cstring>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "paths.h"
#include "score/model.h"

namespace pith::test {

class ModelWriter {
 public:
  std::string bytes;

  template <typename T>
  ModelWriter& put(T value) {
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    bytes.append(raw, sizeof(T));
    return *this;
  }
  ModelWriter& u8(int value) { return put(static_cast<uint8_t>(value)); }
  ModelWriter& u16(int value) { return put(static_cast<uint16_t>(value)); }
  ModelWriter& u32(int value) { return put(static_cast<uint32_t>(value)); }
  ModelWriter& name(const std::string& text) {
    u8(static_cast<int>(text.size()));
    bytes += text;
    return *this;
  }
  ModelWriter& header(const std::string& lines = "") {
    bytes += "pith model 2\nfeatures: " + feature_digest() + "\n" + lines + "\n";
    return *this;
  }
  // A forest of one tree: column <= threshold gives `low`, else `high`.
  ModelWriter& stump(const std::string& forest, int column, float threshold, float low, float high) {
    name(forest).u16(1).u16(1).u32(1).u16(column).u8(1).put(threshold);
    return u16(0).u8(2).u16(0).u8(0).u8(0).u8(1).put(low).put(high);
  }
  // A network, 16 wide, of one layer with three taps: the first column's logarithm is carried through, and counts once
  // more for the block before; the odds are that sum less `less`.
  ModelWriter& network(const std::string& network, int dilation = 1, int shift = 0, int less = 0) {
    const int columns = static_cast<int>(block_feature_names().size() + kSiteKindCount);
    name(network).u16(columns).u16(16).u8(3).u8(1);
    for (int i = 0; i < columns; ++i) put(0.0f).put(256.0f);
    sums(16, columns, 0, 0, 0);
    u8(dilation).sums(16, 4 * 16, 0, shift, 0);
    return sums(1, 16, 0, 0, -less * 256);
  }

 private:
  // One weight of 1, of the first output; all else 0.
  ModelWriter& sums(int outputs, int inputs, int one, int shift, int bias) {
    for (int i = 0; i < outputs * inputs; ++i) u8(i == one ? 1 : 0);
    for (int i = 0; i < outputs; ++i) u8(shift);
    for (int i = 0; i < outputs; ++i) u32(bias);
    return *this;
  }
};

// A part of a model with what training says it gives (src/train/train.py --samples): rows of six columns, a score each.
struct Sample {
  std::string bytes;
  FeatureTable rows;
  std::vector<double> scores;
};

// Without scores when the file is missing or broken.
inline Sample read_sample(const std::string& name) {
  std::ifstream file(std::string(kSourceDir) + "/tests/unit/score/" + name);
  Sample sample;
  sample.rows.columns = 6;
  std::string line;
  std::getline(file, line);
  for (size_t i = 0; i + 1 < line.size(); i += 2)
    sample.bytes += static_cast<char>(std::stoi(line.substr(i, 2), nullptr, 16));
  while (std::getline(file, line)) {
    std::istringstream numbers(line);
    float value = 0;
    for (uint32_t i = 0; i < sample.rows.columns && numbers >> value; ++i) sample.rows.values.push_back(value);
    if (double score = 0; numbers >> score) sample.scores.push_back(score);
  }
  return sample;
}

}  // namespace pith::test
