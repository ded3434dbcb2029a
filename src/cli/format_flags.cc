#include "cli/format_flags.h"

namespace pith::cli {

std::vector<Flag> flags_of(FormatFlags& flags) {
  return {
      {"to",
       't',
       "FORMAT",
       &flags.to,
       "what to write",
       "Of pages, text has a blank line between blocks, \"- \" before list items and a table row on a line with tabs; "
       "of texts, it is the source's own bytes without what was removed. JSON Lines is one record a document, with "
       "every removal and a map from offsets of the text to offsets of the source. WET is the text as WARC conversion "
       "records, each of which names the record that it was made of.",
       {"text", "markdown", "html", "jsonl", "wet"}},
      {"schema",
       0,
       "NAME",
       &flags.schema,
       "the form of JSON Lines",
       "opensearch is for the bulk interface of OpenSearch and Elasticsearch (POST INDEX/_bulk): a line that names the "
       "document before each. solr is for POST CORE/update/json/docs. Both are flat, and ids that are too long for the "
       "engine (512 and 32,766 bytes) are cut and ended by a hash.",
       {"pith", "opensearch", "solr"}},
      {"compress",
       'z',
       "HOW",
       &flags.compress,
       "compress what is written",
       "Without this flag an output that is named .gz or .zst is compressed. Files of --output-dir get that extension. "
       "In WET each record is a gzip member or zstd frame of its own; elsewhere a megabyte of documents is.",
       {"gzip", "zstd"},
       "gzip"},
  };
}

Result<Format> format_of(const FormatFlags& flags) {
  if (flags.schema != "pith") {
    if (flags.to != "jsonl") return Error{ErrorCode::usage, "--schema " + flags.schema + " needs --to jsonl", {}};
    return flags.schema == "solr" ? Format::solr : Format::opensearch;
  }
  if (flags.to == "markdown") return Format::markdown;
  if (flags.to == "html") return Format::html;
  if (flags.to == "wet") return Format::wet;
  return flags.to == "jsonl" ? Format::jsonl : Format::text;
}

Compression compression_of(const FormatFlags& flags, const std::string& output_name) {
  if (flags.compress == "gzip") return Compression::gzip;
  if (flags.compress == "zstd") return Compression::zstd;
  return compression_of_name(output_name);
}

size_t member_size_of(Format format) {
  return format == Format::wet ? 0 : 1u << 20;
}

std::string extension_of(Format format) {
  switch (format) {
    case Format::text:
      return ".txt";
    case Format::markdown:
      return ".md";
    case Format::html:
      return ".html";
    case Format::jsonl:
    case Format::opensearch:
    case Format::solr:
      return ".jsonl";
    case Format::wet:
      return ".wet";
  }
  return "";
}

}  // namespace pith::cli
