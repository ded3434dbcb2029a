// NDJSON (JSON Lines): a JSON object a line, one of whose fields is a page.
#pragma once

#include <memory>

#include "read/reader.h"
#include "read/stream.h"

namespace pith {

// ReadOptions::field names the page. A string "url" becomes the record's url, a string or number "id" its id; all other
// members go to Record::passthrough as they stand. A line that is no such object is a record with an error.
std::unique_ptr<RecordReader> ndjson_reader(std::unique_ptr<InputStream> stream, const ReadOptions& options);

}  // namespace pith
