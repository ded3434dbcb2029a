#include "cli/format_flags.h"

#include "catch.h"

namespace pith::cli {
namespace {

TEST_CASE("format and schema") {
  const struct {
    std::string to, schema;
    Format want;
    std::string extension;
  } cases[] = {
      {"text", "pith", Format::text, ".txt"},    {"markdown", "pith", Format::markdown, ".md"},
      {"html", "pith", Format::html, ".html"},   {"jsonl", "pith", Format::jsonl, ".jsonl"},
      {"jsonl", "solr", Format::solr, ".jsonl"}, {"jsonl", "opensearch", Format::opensearch, ".jsonl"},
      {"wet", "pith", Format::wet, ".wet"},
  };
  for (const auto& [to, schema, want, extension] : cases) {
    const FormatFlags flags{to, schema, ""};
    CHECK(format_of(flags).value() == want);
    CHECK(extension_of(want) == extension);
  }
  CHECK(format_of({"text", "solr", ""}).error().message == "--schema solr needs --to jsonl");
}

TEST_CASE("the flag goes before the name") {
  CHECK(compression_of({}, "a.gz") == Compression::gzip);
  CHECK(compression_of({}, "-") == Compression::none);
  CHECK(compression_of({"text", "pith", "zstd"}, "a.gz") == Compression::zstd);
  CHECK(compression_of({"text", "pith", "gzip"}, "") == Compression::gzip);
}

}  // namespace
}  // namespace pith::cli
