// FeatureRow: rows of features being filled, or the names of their columns. One code path gives both, so that names and
// values cannot drift apart.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

class FeatureRow {
 public:
  // Values go to `values` and behind, which has room for all columns of all rows that are filled.
  explicit FeatureRow(float* values) : at_(values) {}
  // Names are added to `names`, values are forgotten.
  explicit FeatureRow(std::vector<std::string>& names) : names_(&names) {}

  // Columns that follow are called topic.name.
  void topic(std::string_view name) {
    if (names_) topic_ = name;
  }
  void topic(std::string_view name, int number) {
    if (names_) topic_ = std::string(name) + std::to_string(number);
  }
  template <typename T>
  void put(std::string_view name, T value) {
    if (names_) return add_name(name);
    *at_++ = static_cast<float>(value);
  }
  // `count` columns; name_of(i) is only asked for names.
  template <typename T, typename NameOf>
  void put_all(const T* values, size_t count, const NameOf& name_of) {
    if (!names_) {
      for (size_t i = 0; i < count; ++i) at_[i] = static_cast<float>(values[i]);
      at_ += count;
      return;
    }
    for (size_t i = 0; i < count; ++i) add_name(name_of(i));
  }

 private:
  [[gnu::noinline]] void add_name(std::string_view name) { names_->push_back(topic_ + "." + std::string(name)); }

  float* at_ = nullptr;
  std::vector<std::string>* names_ = nullptr;
  std::string topic_;
};

// a / b, 0 when b is 0.
inline double ratio(double a, double b) {
  return b == 0 ? 0 : a / b;
}

}  // namespace pith
