#include "read/page_file.h"

#include <algorithm>

#include "base/text.h"

namespace pith {
namespace {

constexpr size_t kMarkerWithin = 4096;  // bytes of the page in which a marker is looked for

class PageReader : public RecordReader {
 public:
  PageReader(std::unique_ptr<InputStream> stream, const ReadOptions& options)
      : stream_(std::move(stream)), max_bytes_(options.max_bytes) {}

  std::optional<Record> next() override {
    if (!stream_) return std::nullopt;
    Record record;
    record.id = stream_->name();
    if (record.id != "-") record.path = record.id;
    stream_->read(max_bytes_, record.bytes);
    if (!stream_->peek(1).empty()) {
      record.error = Error{ErrorCode::too_large, "longer than " + std::to_string(max_bytes_) + " bytes", {}};
      record.error->place.source = record.id;
    } else {
      record.error = stream_->fault();
    }
    record.url = saved_page_url(record.bytes);
    stream_.reset();
    return record;
  }

 private:
  std::unique_ptr<InputStream> stream_;
  size_t max_bytes_;
};

// The word at the beginning of `text`, up to white space or the end of the comment.
std::string_view first_word(std::string_view text) {
  text = trimmed(text);
  size_t end = 0;
  while (end < text.size() && !is_ascii_space(text[end]) && text[end] != '<' && text[end] != '>') ++end;
  return text.substr(0, end);
}

std::string_view after(std::string_view text, std::string_view marker) {
  const size_t at = text.find(marker);
  return at == std::string_view::npos ? std::string_view() : text.substr(at + marker.size());
}

}  // namespace

std::unique_ptr<RecordReader> page_reader(std::unique_ptr<InputStream> stream, const ReadOptions& options) {
  return std::make_unique<PageReader>(std::move(stream), options);
}

std::string saved_page_url(std::string_view html) {
  const std::string_view top = html.substr(0, kMarkerWithin);
  std::string_view url = after(after(top, "saved from url=("), ")");
  if (url.empty()) url = after(after(top, "Page saved with SingleFile"), "url:");
  url = first_word(url);
  return url.starts_with("http://") || url.starts_with("https://") ? std::string(url) : std::string();
}

Record failed_record(std::string id, Error error) {
  Record record;
  record.id = std::move(id);
  record.path = record.id;
  record.error = std::move(error);
  return record;
}

}  // namespace pith
