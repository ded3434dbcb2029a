// WARC: a record is a version line, headers, an empty line, Content-Length bytes of block, and two line ends.
//
// Archives are damaged in few ways, and each has its answer here:
//   a compressed member that does not decode      the stream's recover() finds the next member
//   bytes between records (a wrong, too short     everything up to the next line that begins "WARC/0." or "WARC/1." is
//   length; a disk's rubbish)                     one record with an error, which says how many bytes were passed over
//   a length that is too long                     what follows the block is not a line end: the block is searched for
//   the
//                                                 record that it swallowed, and cut there
//   a header without a usable length              as bytes between records
// Not an error: wget's "<url>" in WARC-Target-URI, missing or additional line ends after a block, LF for CRLF.
// Memory is one block (at most max_bytes and its headers) and the stream's window. Tested in
// tests/unit/read/warc_test.cc, and against two other readers in tests/warc_peers_test.py.
#include "read/warc.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "read/http_message.h"
#include "read/page_file.h"

namespace pith {
namespace {

constexpr size_t kMaxHeader = 1u << 20;
constexpr size_t kLook = 4096;        // first look for the end of a header
constexpr uint64_t kMaxPadding = 64;  // line ends after a block that are taken as its own

bool begins_record(std::string_view text) {
  return text.size() >= 8 && text.starts_with("WARC/") && (text[5] == '0' || text[5] == '1') && text[6] == '.';
}

// Where a record begins at the start of a line after the first, npos when nowhere.
size_t find_record(std::string_view text) {
  for (size_t at = text.find("\nWARC/"); at != std::string_view::npos; at = text.find("\nWARC/", at + 1)) {
    if (begins_record(text.substr(at + 1))) return at + 1;
  }
  return std::string_view::npos;
}

std::string_view without_brackets(std::string_view text) {
  if (text.size() >= 2 && text.front() == '<' && text.back() == '>') text = text.substr(1, text.size() - 2);
  return text;
}

std::optional<uint64_t> parse_length(std::string_view text) {
  uint64_t length = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return length;
}

class WarcReader : public RecordReader {
 public:
  WarcReader(std::unique_ptr<InputStream> stream, const ReadOptions& options)
      : stream_(std::move(stream)), max_bytes_(options.max_bytes) {}

  std::optional<Record> next() override {
    for (;;) {
      skip_line_ends(UINT64_MAX);
      begin_ = stream_->position();
      offset_ = stream_->offset();
      if (stream_->peek(1).empty() && !stream_->fault()) return std::nullopt;
      std::optional<Record> record = read_record();
      if (!record) continue;
      record->origin.container = stream_->name();
      record->origin.ordinal = count_++;
      return record;
    }
  }

 private:
  // The record at the stream's position; nullopt when it is no document.
  std::optional<Record> read_record() {
    if (!begins_record(stream_->peek(8))) return resync("expected \"WARC/1.\"");
    const size_t header_size = find_header_end();
    if (header_size == 0) return resync("the header has no end");
    const Headers headers = parse_headers(stream_->peek(header_size).substr(0, header_size));
    const std::optional<uint64_t> length = parse_length(headers.get("content-length"));
    if (!length) return resync("the header has no usable Content-Length");
    stream_->consume(header_size);

    Record record;
    record.id = without_brackets(headers.get("warc-record-id"));
    if (record.id.empty()) record.id = name_at_offset();
    record.url = without_brackets(headers.get("warc-target-uri"));
    record.date = headers.get("warc-date");
    read_block(*length, record);
    const bool is_document = open_block(headers, record);
    if (record.error) return finished(std::move(record));
    if (!is_document) return forget();
    return finished(std::move(record));
  }

  size_t find_header_end() {
    for (size_t want = kLook; want <= kMaxHeader; want *= 2) {
      const std::string_view window = stream_->peek(want);
      const size_t end = header_block_end(window);
      if (end != std::string_view::npos) return end;
      if (window.size() < want) break;
    }
    return 0;
  }

  // The block's bytes into record.bytes, then the line ends behind it.
  void read_block(uint64_t length, Record& record) {
    const uint64_t most = max_bytes_ + kMaxHeader;
    const uint64_t got = stream_->read(std::min(length, most), record.bytes);
    if (got < std::min(length, most)) return cut_off(length, record);
    if (length > most) {
      fail(record, ErrorCode::too_large, "longer than " + std::to_string(max_bytes_) + " bytes");
      stream_->skip(length - most);
      record.bytes.resize(max_bytes_);
    }
    if (skip_line_ends(kMaxPadding) > 0) return;
    const std::string_view behind = stream_->peek(8);
    if (!behind.empty() && !begins_record(behind)) cut_off(length, record);
  }

  // The block is shorter than its length says: the stream breaks, ends, or goes on with something that is no record.
  void cut_off(uint64_t length, Record& record) {
    const bool broken = stream_->fault().has_value();
    const size_t swallowed = find_record(record.bytes);
    if (swallowed != std::string::npos && may_unread(record.bytes.size() - swallowed)) {
      stream_->unread(std::string_view(record.bytes).substr(swallowed));
      record.bytes.resize(swallowed);
    } else if (!broken && !stream_->peek(1).empty()) {
      return;  // no trace of another record inside: its own bytes are whole, what follows is reported by itself
    }
    const std::string why = broken ? ": " + stream_->fault()->message : std::string();
    fail(record, ErrorCode::syntax,
         "block is cut off: " + std::to_string(record.bytes.size()) + " of " + std::to_string(length) + " bytes" + why);
    if (broken && swallowed == std::string::npos) stream_->recover();
  }

  // Keeps the work linear: an archive of a million records that all claim the rest of it must not be read a million
  // times.
  bool may_unread(uint64_t size) {
    constexpr uint64_t kTimes = 4;
    if (unread_ + size > kTimes * stream_->position()) return false;
    unread_ += size;
    return true;
  }

  // Takes the headers of HTTP off the block, and sets what they say. False when the record is no document.
  bool open_block(const Headers& headers, Record& record) {
    const std::string type = ascii_lowered(headers.get("warc-type"));
    if (type != "response" && type != "resource" && type != "conversion") return false;
    if (record.url.starts_with("metadata:")) return false;  // wget's own log and manifest
    MediaType media = parse_media_type(headers.get("content-type"));
    if (type == "response" && (media.type == "application/http" || record.bytes.starts_with("HTTP/"))) {
      const std::optional<HttpHead> head = parse_http_head(record.bytes);
      if (!head) {
        if (!record.error) fail(record, ErrorCode::syntax, "the block is no HTTP response");
        return true;
      }
      media = parse_media_type(head->headers.get("content-type"));
      if (head->status / 100 != 2 || !is_page_type(media.type)) return false;
      open_response(*head, record);
    }
    if (!is_page_type(media.type)) return false;
    record.media_type = media.type;
    record.charset_hint = media.charset;
    return true;
  }

  void open_response(const HttpHead& head, Record& record) {
    record.bytes.erase(0, head.size);
    std::optional<Error> fault = decode_http_body(head.headers, max_bytes_, record.bytes);
    if (fault && !record.error) fail(record, fault->code, fault->message);
  }

  // Goes to the next record and reports what was passed over.
  Record resync(const std::string& why) {
    const uint64_t from = stream_->position();
    std::string message = why;
    while (!stream_->peek(1).empty() && !skip_to_record()) {
    }
    if (stream_->peek(1).empty() && stream_->fault()) {
      message = stream_->fault()->message;
      stream_->recover();
    }
    Record record;
    record.id = name_at_offset();
    fail(record, ErrorCode::syntax, message + "; passed over " + std::to_string(stream_->position() - from) + " bytes");
    return finished(std::move(record));
  }

  // Takes what is in the window up to a record; true when it stands at one. At least a line is taken.
  bool skip_to_record() {
    constexpr size_t kOverlap = 16;  // a record's beginning may lie across two windows
    const std::string_view window = stream_->peek(kLook);
    const size_t at = find_record(window);
    if (at != std::string_view::npos) {
      stream_->consume(at);
      return true;
    }
    stream_->consume(window.size() > kOverlap ? window.size() - kOverlap : window.size());
    return false;
  }

  uint64_t skip_line_ends(uint64_t most) {
    uint64_t skipped = 0;
    for (; skipped < most; ++skipped) {
      const std::string_view window = stream_->peek(1);
      if (window.empty() || (window[0] != '\r' && window[0] != '\n')) break;
      stream_->consume(1);
    }
    return skipped;
  }

  Record finished(Record record) {
    record.origin.offset = offset_;
    record.origin.length = stream_->raw_length_since(begin_).value_or(stream_->position() - begin_);
    return record;
  }

  std::optional<Record> forget() {
    stream_->raw_length_since(begin_);  // lets the stream forget the members before
    return std::nullopt;
  }

  std::string name_at_offset() const { return stream_->name() + '@' + std::to_string(offset_); }

  void fail(Record& record, ErrorCode code, std::string message) const {
    record.error = Error{code, std::move(message), {}};
    record.error->place.source = stream_->name();
    record.error->place.offset = offset_;
  }

  std::unique_ptr<InputStream> stream_;
  size_t max_bytes_;
  uint64_t begin_ = 0;  // of the current record: position() and offset()
  uint64_t offset_ = 0;
  uint64_t unread_ = 0;  // bytes given back so far
  uint64_t count_ = 0;
};

}  // namespace

bool looks_like_warc(std::string_view first_bytes) {
  return begins_record(first_bytes);
}

std::unique_ptr<RecordReader> warc_reader(std::unique_ptr<InputStream> stream, const ReadOptions& options) {
  return std::make_unique<WarcReader>(std::move(stream), options);
}

bool is_page_type(std::string_view media_type) {
  constexpr std::array<std::string_view, 7> kTypes = {"",
                                                      "text/html",
                                                      "application/xhtml+xml",
                                                      "text/plain",
                                                      "text/markdown",
                                                      "application/vnd.wap.xhtml+xml",
                                                      "text/x-markdown"};
  return std::find(kTypes.begin(), kTypes.end(), media_type) != kTypes.end();
}

}  // namespace pith
