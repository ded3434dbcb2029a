// Body: the numbers of a model file, one after another.
#pragma once

#include <bit>
#include <cstring>
#include <string>
#include <string_view>

namespace pith {

static_assert(std::endian::native == std::endian::little, "the file's numbers are read as they stand");

// Reads numbers from the body. After a fault, everything reads as 0 and `fault` says what was missing.
class Body {
 public:
  Body(std::string_view bytes, size_t offset) : bytes_(bytes), at_(offset) {}

  template <typename T>
  T number(const char* what) {
    T value{};
    if (bytes_.size() - at_ < sizeof(T)) {
      fail(std::string("expected ") + what + ", found the end");
      at_ = bytes_.size();
      return value;
    }
    std::memcpy(&value, bytes_.data() + at_, sizeof(T));
    at_ += sizeof(T);
    return value;
  }

  std::string text(size_t length) {
    std::string out(bytes_.substr(at_, length));
    if (out.size() < length) fail("expected a name, found the end");
    at_ += out.size();
    return out;
  }

  void expect(bool holds, std::string_view message) {
    if (!holds) fail(std::string(message));
  }
  void fail(const std::string& message) {
    if (fault_.empty()) fault_ = message, place_ = at_;
  }
  bool failed() const { return !fault_.empty(); }
  const std::string& fault() const { return fault_; }
  size_t place() const { return place_; }
  bool at_end() const { return at_ == bytes_.size(); }

 private:
  std::string_view bytes_;
  size_t at_;
  std::string fault_;
  size_t place_ = 0;
};

}  // namespace pith
