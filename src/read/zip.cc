// ZIP by libzip. Its directory stands at the end of the file, so the archive is opened by its path, not by the stream.
//
// A MAFF is a ZIP with a folder for each page: index.html, index_files/ and index.rdf, which says where the page was
// saved from: <MAF:originalurl RDF:resource="https://example.com/"/>. Tested in tests/unit/read/zip_test.cc.
#include "read/zip.h"

#include <zip.h>

#include <algorithm>
#include <array>

#include "base/entities.h"
#include "base/text.h"
#include "read/page_file.h"

namespace pith {
namespace {

constexpr size_t kMemoryFactor = 4;     // an archive on standard input may be so many times max_bytes
constexpr size_t kMaxIndex = 1u << 20;  // of an index.rdf

bool is_page_name(std::string_view name) {
  constexpr std::array<std::string_view, 6> kExtensions = {"html", "htm", "xhtml", "xht", "txt", "md"};
  const size_t dot = name.rfind('.');
  if (dot == std::string_view::npos) return false;
  const std::string extension = ascii_lowered(name.substr(dot + 1));
  return std::find(kExtensions.begin(), kExtensions.end(), extension) != kExtensions.end();
}

// In a hidden folder, in "page_files/", or among what macOS adds.
bool is_beside_pages(std::string_view name) {
  for (size_t begin = 0; begin < name.size();) {
    const size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    if (part.starts_with('.') || part == "__MACOSX" || (end < name.size() && part.ends_with("_files"))) return true;
    begin = end + 1;
  }
  return false;
}

struct Closer {
  void operator()(zip_t* archive) const { zip_discard(archive); }
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};
using Archive = std::unique_ptr<zip_t, Closer>;
using File = std::unique_ptr<zip_file_t, Closer>;

std::string message_of(int code) {
  zip_error_t error;
  zip_error_init_with_code(&error, code);
  std::string message = zip_error_strerror(&error);
  zip_error_fini(&error);
  return message;
}

// `bytes` must outlive the archive.
Archive open_bytes(const std::string& bytes, std::string& why) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
  if (!archive) {
    why = zip_error_strerror(&error);
    if (source) zip_source_free(source);
  }
  zip_error_fini(&error);
  return Archive(archive);
}

class ZipReader : public RecordReader {
 public:
  ZipReader(std::unique_ptr<InputStream> stream, const ReadOptions& options)
      : name_(stream->name()), max_bytes_(options.max_bytes) {
    std::string why;
    if (name_ != "-" && !stream->compressed()) {
      int code = 0;
      archive_.reset(zip_open(name_.c_str(), ZIP_RDONLY, &code));
      if (!archive_) why = message_of(code);
    } else {
      stream->read(max_bytes_ * kMemoryFactor, bytes_);
      archive_ = open_bytes(bytes_, why);
    }
    if (archive_)
      entries_ = zip_get_num_entries(archive_.get(), 0);
    else
      failure_ = failed(why);
  }

  std::optional<Record> next() override {
    while (archive_ && next_ < entries_) {
      const auto index = static_cast<zip_uint64_t>(next_++);
      const char* name = zip_get_name(archive_.get(), index, ZIP_FL_ENC_GUESS);
      if (name && is_page_name(name) && !is_beside_pages(name)) return page(index, name);
    }
    if (archive_ && count_ == 0) failure_ = failed("the archive has no pages");
    archive_.reset();
    return std::exchange(failure_, std::nullopt);
  }

 private:
  Record page(zip_uint64_t index, const std::string& name) {
    Record record;
    record.id = name;
    record.origin.container = name_;
    record.origin.ordinal = count_++;
    std::string why = read(index, max_bytes_ + 1, record.bytes);
    if (record.bytes.size() > max_bytes_) {
      record.bytes.resize(max_bytes_);
      record.error = Error{ErrorCode::too_large, "longer than " + std::to_string(max_bytes_) + " bytes", {}};
    } else if (!why.empty()) {
      record.error = Error{ErrorCode::io, "cannot read: " + why, {}};
    }
    if (record.error) record.error->place.source = name_ + '/' + name;
    record.url = saved_page_url(record.bytes);
    if (record.url.empty()) record.url = url_by_index(name);
    return record;
  }

  // Up to `most` bytes of an entry; why it could not be read, "" when it could.
  std::string read(zip_uint64_t index, size_t most, std::string& out) {
    const File file(zip_fopen_index(archive_.get(), index, 0));
    if (!file) return zip_strerror(archive_.get());
    char buffer[16384];
    while (out.size() < most) {
      const zip_int64_t got = zip_fread(file.get(), buffer, std::min(sizeof buffer, most - out.size()));
      if (got < 0) return zip_file_strerror(file.get());
      if (got == 0) break;
      out.append(buffer, static_cast<size_t>(got));
    }
    return {};
  }

  // The address in the index.rdf beside a page.
  std::string url_by_index(const std::string& page_name) {
    const std::string index_name = page_name.substr(0, page_name.rfind('/') + 1) + "index.rdf";
    const zip_int64_t index = zip_name_locate(archive_.get(), index_name.c_str(), 0);
    std::string rdf;
    if (index < 0 || !read(static_cast<zip_uint64_t>(index), kMaxIndex, rdf).empty()) return {};
    const size_t element = rdf.find("originalurl");
    const size_t begin = rdf.find('"', element);
    if (element == std::string::npos || begin == std::string::npos) return {};
    const size_t end = rdf.find('"', begin + 1);
    if (end == std::string::npos) return {};
    return decode_entities(std::string_view(rdf).substr(begin + 1, end - begin - 1), EntityContext::attribute);
  }

  Record failed(const std::string& why) const {
    Error error{ErrorCode::io, why, {}};
    error.place.source = name_;
    return failed_record(name_, std::move(error));
  }

  std::string name_;
  size_t max_bytes_;
  std::string bytes_;  // of an archive in memory
  Archive archive_;
  zip_int64_t entries_ = 0;
  zip_int64_t next_ = 0;
  uint64_t count_ = 0;
  std::optional<Record> failure_;
};

}  // namespace

bool looks_like_zip(std::string_view first_bytes) {  // APPNOTE.TXT 4.3.7, and 4.3.16 of an empty one
  return first_bytes.starts_with("PK\x03\x04") || first_bytes.starts_with("PK\x05\x06");
}

std::unique_ptr<RecordReader> zip_reader(std::unique_ptr<InputStream> stream, const ReadOptions& options) {
  return std::make_unique<ZipReader>(std::move(stream), options);
}

}  // namespace pith
