#include "model/rule.h"

#include <array>

namespace pith {
namespace {

constexpr std::array<std::string_view, kCategoryCount> kCategories = {
    "subscribe", "related", "share", "ad", "title", "byline", "comment", "legal", "navigation", "boilerplate"};

}  // namespace

std::string_view category_name(Category category) {
  return kCategories[static_cast<size_t>(category)];
}

std::string_view unit_name(Unit unit) {
  switch (unit) {
    case Unit::block:
      return "block";
    case Unit::line:
      return "line";
    case Unit::sentence:
      return "sentence";
  }
  return "";
}

std::string_view action_name(Action action) {
  switch (action) {
    case Action::drop:
      return "drop";
    case Action::drop_section:
      return "drop-section";
    case Action::tag:
      return "tag";
    case Action::keep:
      return "keep";
  }
  return "";
}

}  // namespace pith
