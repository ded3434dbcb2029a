#include "parse/decode.h"

#include "base/text.h"

namespace pith {

PageKind sniff_kind(std::string_view bytes) {
  const std::string head = ascii_lowered(bytes.substr(0, 1024));
  for (std::string_view sign : {"<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<p ", "<table", "<h1"}) {
    if (head.find(sign) != std::string::npos) return PageKind::html;
  }
  return PageKind::text;
}

Result<Page> decode(Record&& record, const DecodeOptions& options) {
  Page page;
  page.kind = options.forced_kind.value_or(sniff_kind(record.bytes));
  page.url = record.url;
  page.text = std::move(record.bytes);
  page.encoding = "utf-8";
  page.encoding_reason = "default";
  return page;
}

}  // namespace pith
