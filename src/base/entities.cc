#include "base/entities.h"

#include <algorithm>
#include <unordered_map>

#include "base/utf8.h"

namespace pith {
namespace {

const std::unordered_map<std::string_view, char32_t>& names() {
  static const auto* const kNames = new std::unordered_map<std::string_view, char32_t>{
      {"amp", '&'}, {"lt", '<'}, {"gt", '>'}, {"quot", '"'}, {"apos", '\''}, {"nbsp", 0xA0}};
  return *kNames;
}

}  // namespace

std::string decode_entities(std::string_view raw, EntityContext) {
  (void)names();
  return std::string(raw);
}

size_t raw_offset_of_decoded(std::string_view raw, size_t decoded_offset) {
  return std::min(raw.size(), decoded_offset);
}

}  // namespace pith
