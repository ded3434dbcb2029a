// Any bytes through the whole line, as a page or (first byte odd) as a text: conservation, and every writer.
#include "base/utf8.h"
#include "decide.h"
#include "must.h"
#include "pith.h"

using namespace pith;

namespace {

const Cleaner& cleaner(PageKind kind) {
  const auto make = [](PageKind forced) {
    Options options;
    options.clean.decode.forced_kind = forced;
    return std::move(Cleaner::create(options)).value();
  };
  static const Cleaner html = make(PageKind::html);
  static const Cleaner text = make(PageKind::text);
  return kind == PageKind::html ? html : text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const Cleaner& chosen = cleaner(data[0] % 2 ? PageKind::text : PageKind::html);
  Record record;
  record.id = "page";
  record.bytes.assign(reinterpret_cast<const char*>(data) + 1, size - 1);
  const auto page = chosen.clean(std::move(record));
  if (!page) return 0;
  fuzz::must_be_empty(check_conservation(page->blocks, page->cleaned));
  for (const Format format :
       {Format::text, Format::markdown, Format::html, Format::jsonl, Format::opensearch, Format::solr, Format::wet}) {
    const std::string written = chosen.write(*page, format);
    fuzz::must(valid_utf8_prefix(written) == written.size(), "what is written is UTF-8");
  }
  return 0;
}
