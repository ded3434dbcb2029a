#include "model/attributes.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "base/text.h"

namespace pith {

namespace {

// What ends a name: white space, '/', '>'; and '=', but for a tag's name.
enum : uint8_t { kEndsTag = 1, kEndsName = 2, kSkipped = 4 };
constexpr std::array<uint8_t, 256> kBytes = [] {
  std::array<uint8_t, 256> table{};
  for (unsigned char c : {' ', '\t', '\n', '\r', '\f', '/'}) table[c] = kEndsTag | kEndsName | kSkipped;
  table['>'] = kEndsTag | kEndsName;
  table['='] = kEndsName;
  return table;
}();

bool is(char c, uint8_t kind) {
  return kBytes[static_cast<unsigned char>(c)] & kind;
}

}  // namespace

AttributeScanner::AttributeScanner(std::string_view start_tag) : tag_(start_tag) {
  while (at_ < tag_.size() && !is(tag_[at_], kEndsTag)) ++at_;
}

bool AttributeScanner::next() {
  while (at_ < tag_.size() && is(tag_[at_], kSkipped)) ++at_;
  if (at_ >= tag_.size() || tag_[at_] == '>') return false;
  const size_t begin = at_++;  // a leading '=' belongs to the name
  while (at_ < tag_.size() && !is(tag_[at_], kEndsName)) ++at_;
  name_ = tag_.substr(begin, at_ - begin);
  value_ = {};
  skip_space();
  if (at_ >= tag_.size() || tag_[at_] != '=') return true;
  ++at_;
  skip_space();
  read_value();
  return true;
}

void AttributeScanner::skip_space() {
  while (at_ < tag_.size() && is_ascii_space(tag_[at_])) ++at_;
}

void AttributeScanner::read_value() {
  if (at_ >= tag_.size() || tag_[at_] == '>') return;
  if (tag_[at_] == '"' || tag_[at_] == '\'') {
    const size_t end = std::min(tag_.find(tag_[at_], at_ + 1), tag_.size());
    value_ = tag_.substr(at_ + 1, end - at_ - 1);
    at_ = std::min(end + 1, tag_.size());
    return;
  }
  const size_t begin = at_;
  while (at_ < tag_.size() && !is_ascii_space(tag_[at_]) && tag_[at_] != '>') ++at_;
  value_ = tag_.substr(begin, at_ - begin);
}

}  // namespace pith
