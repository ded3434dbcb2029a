#include "model/attributes.h"

#include <algorithm>

#include "base/text.h"

namespace pith {

AttributeScanner::AttributeScanner(std::string_view start_tag) : tag_(start_tag), at_(tag_name_end(tag_, 1)) {}

bool AttributeScanner::next() {
  while (at_ < tag_.size() && (is_ascii_space(tag_[at_]) || tag_[at_] == '/')) ++at_;
  if (at_ >= tag_.size() || tag_[at_] == '>') return false;
  const size_t begin = at_;
  at_ = attribute_name_end(tag_, at_ + 1);  // a leading '=' belongs to the name
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
    const size_t end = find_near(tag_, at_ + 1, tag_[at_]);
    value_ = tag_.substr(at_ + 1, end - at_ - 1);
    at_ = std::min(end + 1, tag_.size());
    return;
  }
  const size_t begin = at_;
  while (at_ < tag_.size() && !is_ascii_space(tag_[at_]) && tag_[at_] != '>') ++at_;
  value_ = tag_.substr(begin, at_ - begin);
}

}  // namespace pith
