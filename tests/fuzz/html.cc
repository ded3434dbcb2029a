// Any bytes as a page: reducer, parser, blocks, metadata and their invariants.
#include "parse/html.h"
#include "blocks/segment.h"
#include "must.h"
#include "parse/decode.h"
#include "parse/metadata.h"

using namespace pith;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  Record record;
  record.bytes.assign(reinterpret_cast<const char*>(data), size);
  DecodeOptions options;
  options.forced_kind = PageKind::html;
  options.forced_encoding = "utf-8";
  const auto page = decode(std::move(record), options);
  if (!page) return 0;
  const auto document = parse_html(*page, {});
  if (!document) return 0;
  fuzz::must_be_empty(check_invariants(*document));
  fuzz::must_be_empty(check_invariants(*document, segment(*document, PageKind::html)));
  read_metadata(*page, *document);
  return 0;
}
