// CSV (RFC 4180) and TSV: a header line, then a page a row.
#pragma once

#include <memory>

#include "read/reader.h"
#include "read/stream.h"

namespace pith {

// ReadOptions::field names the column of the page. "url" and "id" become the record's, all other columns go to
// Record::passthrough as JSON strings. A row of another length than the header, or with an open quote, is a record with
// an error. Errors: syntax, when the header does not have the column. `separator` is ',' or '\t'; fields of both may be
// quoted.
Result<std::unique_ptr<RecordReader>> csv_reader(std::unique_ptr<InputStream> stream, char separator,
                                                 const ReadOptions& options);

}  // namespace pith
