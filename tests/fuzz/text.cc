// Any bytes as a plain text: paragraphs, rules, and that a text that was cleaned is not cleaned further while it is in
// the same language.
#include "parse/text.h"
#include "blocks/segment.h"
#include "decide.h"
#include "must.h"
#include "pith.h"

using namespace pith;

namespace {

struct Outcome {
  std::string text;
  std::string language;
};

Outcome cleaned(const std::string& text) {
  static const Cleaner cleaner = [] {
    Options options;
    options.clean.decode.forced_kind = PageKind::text;
    options.clean.decode.forced_encoding = "utf-8";
    return std::move(Cleaner::create(options)).value();
  }();
  Record record;
  record.bytes = text;
  const auto page = cleaner.clean(std::move(record));
  if (!page) return {text, ""};
  fuzz::must_be_empty(check_invariants(page->document));
  fuzz::must_be_empty(check_invariants(page->document, page->blocks));
  fuzz::must_be_empty(check_conservation(page->blocks, page->cleaned));
  return {cleaner.write(*page, Format::text), page->cleaned.metadata.language.value};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const Outcome once = cleaned(std::string(reinterpret_cast<const char*>(data), size));
  const Outcome twice = cleaned(once.text);
  // What is left may be taken for another language, whose rules then speak.
  if (once.language == twice.language) fuzz::must(once.text == twice.text, "a cleaned text stays as it is");
  return 0;
}
