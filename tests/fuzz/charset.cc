// Any bytes in any declared encoding: the first line is the declaration, forced when it begins with '!'.
#include "base/utf8.h"
#include "must.h"
#include "parse/decode.h"

using namespace pith;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const size_t line = std::min(all.find('\n'), all.size());
  std::string_view label = all.substr(0, line);
  DecodeOptions options;
  Record record;
  if (label.starts_with('!')) {
    options.forced_encoding = label.substr(1);
  } else {
    record.charset_hint = label;
  }
  record.bytes = all.substr(std::min(line + 1, all.size()));
  const auto page = decode(std::move(record), options);
  if (page) fuzz::must(valid_utf8_prefix(page->text) == page->text.size(), "a decoded page is UTF-8");
  return 0;
}
