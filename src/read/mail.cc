// MHTML and mail are one format, MIME, and differ in what is picked: the root of a page that was saved (RFC 2557, 5:
// the entity that "start" names, or the first HTML), or the richest text of a mail (RFC 2046, 5.1.4: the last
// alternative is the best, but newsletters add calendars and AMP pages behind the HTML, so HTML is asked for by name).
// Attachments are no text of a mail. Tested in tests/unit/read/mail_test.cc.
#include "read/mail.h"

#include <algorithm>

#include "base/text.h"
#include "read/line.h"
#include "read/mime.h"

namespace pith {
namespace {

bool is_html(const MimePart& part) {
  return part.media.type == "text/html" || part.media.type == "application/xhtml+xml";
}

bool is_attachment(const MimePart& part) {
  return ascii_lowered(part.headers.get("content-disposition")).starts_with("attachment");
}

const MimePart* first_of(const std::vector<MimePart>& parts, bool (*wanted)(const MimePart&)) {
  const auto at = std::find_if(parts.begin(), parts.end(), wanted);
  return at == parts.end() ? nullptr : &*at;
}

const MimePart* mail_text(const std::vector<MimePart>& parts) {
  const MimePart* html = first_of(parts, [](const MimePart& part) { return is_html(part) && !is_attachment(part); });
  if (html) return html;
  return first_of(parts, [](const MimePart& part) { return part.media.type == "text/plain" && !is_attachment(part); });
}

// The page that was saved: the part named by "start", or the first HTML.
const MimePart* root_page(const Headers& top, const std::vector<MimePart>& parts) {
  std::string start = parse_media_type(top.get("content-type")).start;
  if (start.size() > 2 && start.front() == '<') start = start.substr(1, start.size() - 2);
  for (const MimePart& part : parts) {
    if (!start.empty() && part.id() == start && is_html(part)) return &part;
  }
  return first_of(parts, is_html);
}

std::string web_address(std::string_view value) {
  return value.starts_with("http://") || value.starts_with("https://") ? std::string(value) : std::string();
}

Error fault(ErrorCode code, std::string message, const std::string& source, uint64_t offset = 0) {
  Error error{code, std::move(message), {}};
  error.place.source = source;
  error.place.offset = offset;
  return error;
}

void take_part(const MimePart& part, size_t max_bytes, Record& record) {
  record.bytes = part.content();
  record.media_type = part.media.type;
  record.charset_hint = part.media.charset;
  if (record.bytes.size() <= max_bytes) return;
  record.bytes.resize(max_bytes);
  record.error = fault(ErrorCode::too_large, "longer than " + std::to_string(max_bytes) + " bytes", record.id);
}

void open_mail(std::string_view message, size_t max_bytes, Record& record) {
  const std::vector<MimePart> parts = mime_parts(message);
  const MimePart* text = mail_text(parts);
  if (text)
    take_part(*text, max_bytes, record);
  else
    record.error = fault(ErrorCode::unsupported, "the mail has no text", record.id);
}

void open_page(std::string_view message, size_t max_bytes, Record& record) {
  const std::vector<MimePart> parts = mime_parts(message);
  const size_t end = header_block_end(message);
  const Headers top = parse_headers(message.substr(0, std::min(end, message.size())));
  const MimePart* page = root_page(top, parts);
  if (!page) {
    record.error = fault(ErrorCode::unsupported, "the archive has no HTML page", record.id);
    return;
  }
  record.url = web_address(page->headers.get("content-location"));
  if (record.url.empty()) record.url = web_address(top.get("snapshot-content-location"));
  take_part(*page, max_bytes, record);
}

constexpr size_t kEncodedFactor = 4;  // a message, with what it brings along, may be so many times max_bytes

using Opener = void (*)(std::string_view message, size_t max_bytes, Record& record);

// The whole input is one message.
class MessageReader : public RecordReader {
 public:
  MessageReader(std::unique_ptr<InputStream> stream, Opener open, const ReadOptions& options)
      : stream_(std::move(stream)), open_(open), max_bytes_(options.max_bytes) {}

  std::optional<Record> next() override {
    if (!stream_) return std::nullopt;
    Record record;
    record.id = stream_->name();
    if (record.id != "-") record.path = record.id;
    std::string message;
    stream_->read(max_bytes_ * kEncodedFactor, message);
    open_(message, max_bytes_, record);
    if (!stream_->peek(1).empty())
      record.error = fault(ErrorCode::too_large, "the message is too long", record.id);
    else if (stream_->fault())
      record.error = stream_->fault();
    stream_.reset();
    return record;
  }

 private:
  std::unique_ptr<InputStream> stream_;
  Opener open_;
  size_t max_bytes_;
};

// "From " at the start of a line, after an empty one or at the beginning, begins a mail. Its sender and date are not
// looked at: what writes mboxes quotes every line that begins so inside a mail.
class MboxReader : public RecordReader {
 public:
  MboxReader(std::unique_ptr<InputStream> stream, const ReadOptions& options)
      : stream_(std::move(stream)), max_bytes_(options.max_bytes) {
    more_ = read_next_line();
  }

  std::optional<Record> next() override {
    if (!more_) return std::nullopt;
    Record record;
    record.origin.container = stream_->name();
    record.origin.offset = line_begin_;
    record.origin.ordinal = count_++;
    record.id = stream_->name() + ':' + std::to_string(count_);
    const bool too_long = !read_message();
    record.origin.length = line_begin_ - record.origin.offset;
    open_mail(message_, max_bytes_, record);
    if (too_long)
      record.error = fault(ErrorCode::too_large, "the mail is too long", stream_->name(), record.origin.offset);
    else if (!more_ && stream_->fault())
      record.error = stream_->fault();
    return record;
  }

 private:
  bool read_next_line() {
    line_begin_ = stream_->position();
    return read_line(*stream_, max_bytes_, line_) != LineRead::end;
  }

  // Reads up to the next mail's "From " line; false when the mail is too long.
  bool read_message() {
    message_.clear();
    bool fits = true;
    bool after_blank = false;
    if (line_.starts_with("From ")) more_ = read_next_line();
    while (more_ && !(after_blank && line_.starts_with("From "))) {
      after_blank = line_.empty();
      fits = fits && message_.size() + line_.size() < max_bytes_ * kEncodedFactor;
      if (fits) add_line();
      more_ = read_next_line();
    }
    return fits;
  }

  void add_line() {
    std::string_view line = line_;
    const size_t quotes = std::min(line.find_first_not_of('>'), line.size());
    if (quotes > 0 && line.substr(quotes).starts_with("From ")) line.remove_prefix(1);
    message_ += line;
    message_ += '\n';
  }

  std::unique_ptr<InputStream> stream_;
  size_t max_bytes_;
  std::string line_;         // read ahead
  uint64_t line_begin_ = 0;  // its position
  bool more_ = false;        // line_ holds a line
  std::string message_;
  uint64_t count_ = 0;
};

}  // namespace

bool looks_like_mhtml(std::string_view first_bytes) {
  const size_t end = header_block_end(first_bytes);
  if (end == std::string_view::npos) return false;
  const Headers headers = parse_headers(first_bytes.substr(0, end));
  if (!headers.has("mime-version")) return false;
  const std::string type = parse_media_type(headers.get("content-type")).type;
  const bool is_mail = headers.has("to") || headers.has("received") || headers.has("message-id");
  return type == "multipart/related" && !is_mail;
}

bool looks_like_mbox(std::string_view first_bytes) {
  if (!first_bytes.starts_with("From ")) return false;
  const size_t newline = first_bytes.find('\n');
  if (newline == std::string_view::npos) return false;
  const std::string_view rest = first_bytes.substr(newline + 1);
  const size_t colon = rest.find(':');
  return colon != std::string_view::npos && colon > 0 &&
         rest.substr(0, colon).find_first_of(" \n\t") == std::string_view::npos;
}

std::unique_ptr<RecordReader> mhtml_reader(std::unique_ptr<InputStream> stream, const ReadOptions& options) {
  return std::make_unique<MessageReader>(std::move(stream), open_page, options);
}

std::unique_ptr<RecordReader> mail_reader(std::unique_ptr<InputStream> stream, const ReadOptions& options) {
  return std::make_unique<MessageReader>(std::move(stream), open_mail, options);
}

std::unique_ptr<RecordReader> mbox_reader(std::unique_ptr<InputStream> stream, const ReadOptions& options) {
  return std::make_unique<MboxReader>(std::move(stream), options);
}

}  // namespace pith
