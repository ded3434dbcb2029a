// A small model file, built by hand.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>

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
    bytes += "pith model 1\nfeatures: " + feature_digest() + "\n" + lines + "\n";
    return *this;
  }
  // A forest of one tree: column <= threshold gives `low`, else `high`.
  ModelWriter& stump(const std::string& forest, int column, float threshold, float low, float high) {
    name(forest).u16(1).u16(1).u32(1).u16(column).u8(1).put(threshold);
    return u16(0).u8(2).u16(0).u8(0).u8(0).u8(1).put(low).put(high);
  }
};

}  // namespace pith::test
