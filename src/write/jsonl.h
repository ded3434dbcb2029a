// JSON Lines: one record a document, on one line, keys in a fixed order:
//
//   id          stable name of the document
//   source      {path, url, container, offset, length, media_type, encoding, encoding_reason}; unknown ones are left
//               out; offset and length say where in an archive the record stands
//   title, author, date, site, kind, language   strings; left out when the page does not state them
//   text        what is left, as `--to text` writes it
//   removed     [{rule, category, start, end, line, text, score, reason}]; start and end are byte offsets into the
//   source
//               as UTF-8 (the bytes of the file, when it is UTF-8 without BOM), line counts from 1; score (the model's
//               probability that the block is content) and reason only where there is one
//   map         [[text offset, source offset], ...]: both in bytes of UTF-8; from each pair on both advance together
//   warnings    [string]
//   error       {code, message}, only where the document could not be read; then text is empty
//   hashes      {source, text}: XXH3 128 of the bytes read and of text
//   version     of pith
//   rules       digest of the rules that were on
//   model       digest of the model, where one was used
//   fields      members that the input record brought along (other fields of an NDJSON line), as they were
#pragma once

#include <string>

#include "base/error.h"
#include "model/record.h"
#include "write/writer.h"

namespace pith {

// What a record says beside the document; all parts outlive the call.
struct RecordFacts {
  const Record& record;     // its bytes are not looked at
  std::string source_hash;  // empty = left out
  std::string version;
  std::string rules_digest;
  std::string model_digest;  // empty = left out
};

// One line with its newline; valid UTF-8 whatever the input.
std::string write_jsonl(const WriteInput& input, const RecordFacts& facts);
// The record of a document that could not be read.
std::string write_jsonl_error(const Error& error, const RecordFacts& facts);

std::string_view error_code_name(ErrorCode code);

}  // namespace pith
