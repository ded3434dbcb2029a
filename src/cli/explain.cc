#include "cli/explain.h"

#include "base/json.h"
#include "base/text.h"
#include "base/utf8.h"
#include "blocks/segment.h"
#include "write/lines.h"

namespace pith::cli {
namespace {

constexpr size_t kShownCharacters = 72;

// On one line, without control characters, cut after a number of code points.
std::string shortened(std::string_view text) {
  const std::string whole = squeezed(text);
  std::string out;
  size_t count = 0;
  for (size_t at = 0; at < whole.size(); ++count) {
    if (count == kShownCharacters) return out + "\xE2\x80\xA6";
    const size_t begin = at;
    const char32_t c = decode_utf8(whole, &at);
    const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
    out += control ? "\xEF\xBF\xBD" : whole.substr(begin, at - begin);
  }
  return out;
}

struct Found {
  const Removal& removal;
  std::string_view text;
  Span source;
  LineColumn place;
};

template <typename Take>
void for_each_removal(const CleanDocument& document, Take&& take) {
  if (document.cleaned.removals.empty()) return;
  const Lines lines(document.page->text);
  for (const Removal& removal : document.cleaned.removals) {
    const Block& block = document.blocks[removal.block];
    const Span source = source_of(document.document, block, removal.within);
    take(Found{removal, removal.within.of(block.text), source, lines.at(source.begin)});
  }
}

}  // namespace

std::string shown_name(const Record& record) {
  if (record.id == "-" || record.path == "-") return "<stdin>";
  if (!record.origin.container.empty()) return record.url.empty() ? record.id : record.url;
  if (!record.path.empty()) return record.path;
  return record.url.empty() ? record.id : record.url;
}

std::string explain_text(const CleanDocument& document) {
  std::string out;
  const std::string name = shown_name(document.record);
  for_each_removal(document, [&](const Found& found) {
    out += name + ':' + std::to_string(found.place.line) + ':' + std::to_string(found.place.column) + ": ";
    out += std::string(found.removal.rule) + ": \"" + shortened(found.text) + "\"\n";
  });
  return out;
}

std::string explain_json(const CleanDocument& document) {
  std::string out;
  const std::string name = shown_name(document.record);
  auto add = [&](std::string_view key, std::string_view value) {
    out += ",\"" + std::string(key) + "\":";
    append_json_string(out, value);
  };
  for_each_removal(document, [&](const Found& found) {
    out += "{\"source\":";
    append_json_string(out, name);
    out += ",\"line\":" + std::to_string(found.place.line) + ",\"column\":" + std::to_string(found.place.column);
    out += ",\"start\":" + std::to_string(found.source.begin) + ",\"end\":" + std::to_string(found.source.end);
    add("rule", found.removal.rule);
    add("category", category_name(found.removal.category));
    add("text", found.text);
    if (!found.removal.reason.empty()) add("reason", found.removal.reason);
    out += "}\n";
  });
  return out;
}

}  // namespace pith::cli
