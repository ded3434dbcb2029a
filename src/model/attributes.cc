#include "model/attributes.h"

#include "base/text.h"

namespace pith {

AttributeScanner::AttributeScanner(std::string_view source, Span start_tag)
    : source_(source), end_(start_tag.end), at_(in_tag(tag_name_end(source, start_tag.begin + 1))) {}

bool AttributeScanner::next() {
  while (at_ < end_ && (is_ascii_space(source_[at_]) || source_[at_] == '/')) ++at_;
  if (at_ >= end_ || source_[at_] == '>') return false;
  const size_t begin = at_;
  at_ = in_tag(attribute_name_end(source_, at_ + 1));  // a leading '=' belongs to the name
  name_ = source_.substr(begin, at_ - begin);
  value_ = {};
  skip_space();
  if (at_ >= end_ || source_[at_] != '=') return true;
  ++at_;
  skip_space();
  read_value();
  return true;
}

void AttributeScanner::skip_space() {
  while (at_ < end_ && is_ascii_space(source_[at_])) ++at_;
}

void AttributeScanner::read_value() {
  if (at_ >= end_ || source_[at_] == '>') return;
  if (source_[at_] == '"' || source_[at_] == '\'') {
    const size_t end = in_tag(find_near(source_, at_ + 1, source_[at_]));
    value_ = source_.substr(at_ + 1, end - at_ - 1);
    at_ = in_tag(end + 1);
    return;
  }
  const size_t begin = at_;
  while (at_ < end_ && !is_ascii_space(source_[at_]) && source_[at_] != '>') ++at_;
  value_ = source_.substr(begin, at_ - begin);
}

}  // namespace pith
