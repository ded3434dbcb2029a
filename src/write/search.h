// Records for the bulk interfaces of search engines. Both are lines of JSON, the last one ended by a newline, and flat:
//
//   id, url, path, title, author, date, site, kind, language, media_type, encoding   strings; unknown ones are left out
//   container, offset, length   where in an archive the record stands
//   text         what is left, as `--to text` writes it
//   removed_by   ids of the rules that removed something, each once
//   warnings     [string]; left out when there are none
//   error_code, error_message   only where the document could not be read; then text is empty
//   version, rules, model       of pith, and digests as in JSON Lines
//   fields       members that the input record brought along: an object; for Solr, where an object would be a document
//                of its own, a string that holds one
//
// OpenSearch and Elasticsearch (POST INDEX/_bulk): before each document a line {"index":{"_id":…}}. An _id is at most
// 512 bytes there. Solr (POST CORE/update/json/docs): the documents alone. Its string fields, of which the id is one,
// hold at most 32,766 bytes (Lucene's longest term). A longer id is cut and ended by a hash of the whole; "id" of
// OpenSearch's documents has it whole.
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "write/jsonl.h"
#include "write/writer.h"

namespace pith {

enum class SearchEngine : uint8_t { opensearch, solr };

// Valid UTF-8 whatever the input.
std::string write_search(const WriteInput& input, const RecordFacts& facts, SearchEngine engine);
// The record of a document that could not be read.
std::string write_search_error(const Error& error, const RecordFacts& facts, SearchEngine engine);

// `id` itself when it has at most `most` bytes (> 33); otherwise as much of it as fits, no code point cut in two, then
// '-' and its XXH3 128. The same ids give the same, different ones different ones.
std::string id_within(std::string_view id, size_t most);

}  // namespace pith
