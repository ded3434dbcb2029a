// Any bytes as a container; the first byte says which. gzip and zstd are undone as for files.
#include "must.h"
#include "read/csv.h"
#include "read/mail.h"
#include "read/ndjson.h"
#include "read/page_file.h"
#include "read/warc.h"
#include "read/zip.h"

using namespace pith;

namespace {

std::unique_ptr<RecordReader> reader_of(unsigned kind, std::unique_ptr<InputStream> stream,
                                        const ReadOptions& options) {
  switch (kind) {
    case 0:
      return warc_reader(std::move(stream), options);
    case 1:
      return mhtml_reader(std::move(stream), options);
    case 2:
      return mail_reader(std::move(stream), options);
    case 3:
      return mbox_reader(std::move(stream), options);
    case 4:
      return ndjson_reader(std::move(stream), options);
    case 5: {
      auto made = csv_reader(std::move(stream), ',', options);
      return made ? std::move(made).value() : nullptr;
    }
    case 6:
      return zip_reader(std::move(stream), options);
    default:
      return page_reader(std::move(stream), options);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  ReadOptions options;
  options.max_bytes = 1u << 16;
  auto stream = std::make_unique<InputStream>(source_of_bytes(std::move(bytes)), "fuzz");
  const auto reader = reader_of(data[0] % 8, std::move(stream), options);
  if (!reader) return 0;
  size_t records = 0;
  while (const std::optional<Record> record = reader->next()) {
    fuzz::must(record->bytes.size() <= options.max_bytes, "a document keeps to its limit");
    // Deflate packs 1,032 bytes into one at most, zstd more; a record takes some bytes of either side.
    fuzz::must(++records <= 10'000'000, "records end");
  }
  return 0;
}
