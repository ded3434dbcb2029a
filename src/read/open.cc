// Which reader an input gets: by its first bytes, then by its name.
#include <sys/stat.h>

#include <array>
#include <utility>

#include "base/text.h"
#include "base/utc.h"
#include "read/csv.h"
#include "read/folder.h"
#include "read/mail.h"
#include "read/ndjson.h"
#include "read/page_file.h"
#include "read/reader.h"
#include "read/warc.h"
#include "read/zip.h"

namespace pith {
namespace {

constexpr size_t kLook = 2048;  // first bytes that tell the format

constexpr std::array<std::pair<std::string_view, InputFormat>, 10> kFormats = {{
    {"detect", InputFormat::detect},
    {"page", InputFormat::page},
    {"warc", InputFormat::warc},
    {"ndjson", InputFormat::ndjson},
    {"csv", InputFormat::csv},
    {"tsv", InputFormat::tsv},
    {"mhtml", InputFormat::mhtml},
    {"mail", InputFormat::mail},
    {"mbox", InputFormat::mbox},
    {"zip", InputFormat::zip},
}};

class SequenceReader : public RecordReader {
 public:
  SequenceReader(std::vector<std::string> paths, const ReadOptions& options)
      : paths_(std::move(paths)), options_(options) {}

  std::optional<Record> next() override {
    for (;;) {
      std::optional<Record> record = input_ ? input_->next() : std::nullopt;
      if (!record) {
        input_.reset();
        if (next_ == paths_.size()) return std::nullopt;
        record = open(paths_[next_++]);
      }
      if (!record) continue;
      record->origin.ordinal = count_++;
      return record;
    }
  }

 private:
  // Opens the next input; the record of its failure when it cannot be opened.
  std::optional<Record> open(const std::string& path) {
    Result<std::unique_ptr<RecordReader>> input = open_input(path, options_);
    if (!input) return failed_record(path, input.error());
    input_ = std::move(input).value();
    return std::nullopt;
  }

  std::vector<std::string> paths_;
  ReadOptions options_;
  size_t next_ = 0;
  std::unique_ptr<RecordReader> input_;
  uint64_t count_ = 0;
};

// Records that do not say of when they are get the file's date.
class DatedReader : public RecordReader {
 public:
  DatedReader(std::unique_ptr<RecordReader> reader, std::string date)
      : reader_(std::move(reader)), date_(std::move(date)) {}

  std::optional<Record> next() override {
    std::optional<Record> record = reader_->next();
    if (record && record->date.empty()) record->date = date_;
    return record;
  }

 private:
  std::unique_ptr<RecordReader> reader_;
  std::string date_;
};

// Apache Parquet begins and ends so. Debian 12 has no library for it.
bool looks_like_parquet(std::string_view first_bytes) {
  return first_bytes.starts_with("PAR1");
}

Error parquet_error(const std::string& path) {
  Error error{ErrorCode::unsupported,
              "Parquet is not read: convert it to NDJSON, for example with duckdb -c \"COPY (FROM 'FILE') TO "
              "'FILE.ndjson'\", and name its field with --field",
              {}};
  error.place.source = path;
  return error;
}

// When the file was last changed; of a pipe, when something was last written.
std::string date_of(const std::string& path) {
  struct stat info = {};
  const bool known = (path == "-" ? fstat(0, &info) : stat(path.c_str(), &info)) == 0;
  return known ? utc_time(info.st_mtime) : std::string();
}

bool is_folder(const std::string& path) {
  struct stat info = {};
  return path != "-" && stat(path.c_str(), &info) == 0 && S_ISDIR(info.st_mode);
}

// Lower-case extension without the one of a compression: "csv" of "a.csv.gz".
std::string extension_of(std::string_view path) {
  for (const std::string_view packed : {".gz", ".zst"}) {
    if (path.ends_with(packed)) path.remove_suffix(packed.size());
  }
  const size_t dot = path.find_last_of("./");
  return dot == std::string_view::npos || path[dot] == '/' ? std::string() : ascii_lowered(path.substr(dot + 1));
}

// A page may begin like a table of JSON objects, but then it is not named like a page.
bool is_page_name(const std::string& extension) {
  return extension == "txt" || extension == "text" || extension == "md" || extension == "html" || extension == "htm" ||
         extension == "xhtml";
}

InputFormat detect(InputStream& stream) {
  const std::string_view top = stream.peek(kLook);
  const std::string extension = extension_of(stream.name());
  if (looks_like_warc(top) || extension == "warc") return InputFormat::warc;
  if (extension == "ndjson" || extension == "jsonl") return InputFormat::ndjson;
  if (top.starts_with("{\"") && !is_page_name(extension)) return InputFormat::ndjson;
  if (extension == "csv") return InputFormat::csv;
  if (extension == "tsv") return InputFormat::tsv;
  if (extension == "mhtml" || extension == "mht" || looks_like_mhtml(top)) return InputFormat::mhtml;
  if (extension == "eml") return InputFormat::mail;
  if (looks_like_mbox(top)) return InputFormat::mbox;
  if (looks_like_zip(top)) return InputFormat::zip;
  return InputFormat::page;
}

Result<std::unique_ptr<RecordReader>> reader_of(InputFormat format, std::unique_ptr<InputStream> stream,
                                                const ReadOptions& options) {
  switch (format) {
    case InputFormat::warc:
      return warc_reader(std::move(stream), options);
    case InputFormat::ndjson:
      return ndjson_reader(std::move(stream), options);
    case InputFormat::csv:
      return csv_reader(std::move(stream), ',', options);
    case InputFormat::tsv:
      return csv_reader(std::move(stream), '\t', options);
    case InputFormat::mhtml:
      return mhtml_reader(std::move(stream), options);
    case InputFormat::mail:
      return mail_reader(std::move(stream), options);
    case InputFormat::mbox:
      return mbox_reader(std::move(stream), options);
    case InputFormat::zip:
      return zip_reader(std::move(stream), options);
    case InputFormat::detect:
    case InputFormat::page:
      break;
  }
  return page_reader(std::move(stream), options);
}

}  // namespace

std::optional<InputFormat> input_format_named(std::string_view name) {
  for (const auto& [known, format] : kFormats) {
    if (known == name) return format;
  }
  return std::nullopt;
}

Result<std::unique_ptr<RecordReader>> open_input(const std::string& path, const ReadOptions& options) {
  if (is_folder(path)) return folder_reader(path, options);
  Result<std::unique_ptr<ByteSource>> source = open_source(path);
  if (!source) return source.error();
  auto stream = std::make_unique<InputStream>(std::move(source).value(), path);
  if (looks_like_parquet(stream->peek(4))) return parquet_error(path);
  const InputFormat format = options.format == InputFormat::detect ? detect(*stream) : options.format;
  Result<std::unique_ptr<RecordReader>> reader = reader_of(format, std::move(stream), options);
  if (!reader) return reader;
  return std::unique_ptr<RecordReader>(std::make_unique<DatedReader>(std::move(reader).value(), date_of(path)));
}

std::unique_ptr<RecordReader> open_inputs(std::vector<std::string> paths, const ReadOptions& options) {
  return std::make_unique<SequenceReader>(std::move(paths), options);
}

}  // namespace pith
