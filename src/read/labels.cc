#include "read/labels.h"

#include <simdjson.h>

#include <fstream>

namespace pith {
namespace {

// False when the line is no labelled page.
bool read_page(simdjson::dom::parser& parser, const std::string& line, LabelledPage* page) {
  simdjson::dom::element json;
  std::string_view id;
  simdjson::dom::array blocks;
  if (parser.parse(line).get(json) || json["id"].get(id) || json["blocks"].get(blocks)) return false;
  page->id = id;
  for (simdjson::dom::element block : blocks) {
    std::string_view text, label;
    if (block["text"].get(text) || block["label"].get(label) || label.empty()) return false;
    page->blocks.push_back({std::string(text), label[0]});
  }
  return true;
}

}  // namespace

Result<std::vector<LabelledPage>> read_labels(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Error{ErrorCode::io, "cannot be read", {path, 0, 0, 0, ""}};
  std::vector<LabelledPage> pages;
  simdjson::dom::parser parser;
  uint32_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.empty()) continue;
    if (!read_page(parser, line, &pages.emplace_back()))
      return Error{
          ErrorCode::syntax, "expected {\"id\", \"blocks\": [{\"text\", \"label\"}]}", {path, number, 1, 0, ""}};
  }
  return pages;
}

}  // namespace pith
