// Readers: the bytes of files, folders, standard input and containers as Records, one at a time, in constant memory.
//
//   auto reader = open_inputs({"pages/", "crawl.warc.gz", "-"}, options);
//   while (std::optional<Record> record = reader->next()) clean(std::move(*record), ...);
//
// One input, one record: what could not be read comes as a Record with `error` set, never as silence.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/record.h"

namespace pith {

// What an input is. `detect` looks at the first bytes, then at the name.
enum class InputFormat : uint8_t { detect, page, warc, ndjson, csv, tsv, mhtml, mail, mbox, zip };

// "page", "warc", "ndjson" …; nullopt for other names.
std::optional<InputFormat> input_format_named(std::string_view name);

struct ReadOptions {
  InputFormat format = InputFormat::detect;
  std::string field = "html";    // NDJSON, CSV, TSV: the field that holds the page
  size_t max_bytes = 64u << 20;  // a longer document (after decompression) is a Record with Error too_large
};

// A pull source of Records. Not thread-safe; one thread reads, others clean.
class RecordReader {
 public:
  virtual ~RecordReader() = default;
  // The next record, nullopt at the end. Origin::ordinal counts the records of this reader from 0.
  virtual std::optional<Record> next() = 0;
};

// One input: a file, "-" (standard input), or a folder (read recursively in byte order of the relative paths; hidden
// files and what a page brings along, such as images and "page_files", are left out; each folder is entered once, so
// that links cannot loop). gzip and zstd are undone whatever the name. Errors: io when the path cannot be opened.
Result<std::unique_ptr<RecordReader>> open_input(const std::string& path, const ReadOptions& options);

// All inputs in order; a path that cannot be opened is a Record with an error.
std::unique_ptr<RecordReader> open_inputs(std::vector<std::string> paths, const ReadOptions& options);

}  // namespace pith
