// FeatureRow: a row of features being filled, and, on a first run, the names of its columns. One code path gives both,
// so that names and values cannot drift apart.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pith {

class FeatureRow {
 public:
  explicit FeatureRow(std::vector<float>& values, std::vector<std::string>* names = nullptr)
      : values_(values), names_(names) {}

  // Columns that follow are called topic.name.
  void topic(std::string_view name) {
    if (names_) topic_ = name;
  }
  void topic(std::string_view name, int number) {
    if (names_) topic_ = std::string(name) + std::to_string(number);
  }
  template <typename T>
  void put(std::string_view name, T value) {
    values_.push_back(static_cast<float>(value));
    if (names_) names_->push_back(topic_ + "." + std::string(name));
  }

 private:
  std::vector<float>& values_;
  std::vector<std::string>* names_;
  std::string topic_;
};

// a / b, 0 when b is 0.
inline double ratio(double a, double b) {
  return b == 0 ? 0 : a / b;
}

}  // namespace pith
