// CSV by RFC 4180, with the liberties that writers take: LF line ends, a byte order mark, quotes inside a bare field.
//
//   id,html              -> the header
//   1,"<p class=""a"">   -> one row of two lines: quoted fields hold separators, line ends and doubled quotes
//   Rain"
//
// Tested in tests/unit/read/csv_test.cc.
#include "read/csv.h"

#include <algorithm>

#include "base/json.h"

namespace pith {
namespace {

constexpr size_t kRowFactor = 4;  // a row may be so many times max_bytes

struct Row {
  std::vector<std::string> fields;
  bool too_long = false;
  bool open_quote = false;  // the input ended inside a quoted field
};

// Reads rows off a stream.
class RowReader {
 public:
  RowReader(InputStream& stream, char separator, size_t max_bytes)
      : stream_(stream), separator_(separator), max_bytes_(max_bytes) {}

  // False at the end of the input.
  bool next(Row& row) {
    row = Row{{""}, false, false};
    size_ = 0;
    state_ = State::begin;
    bool some = false;
    bool done = false;
    while (!done) {
      const std::string_view window = stream_.peek(1);
      if (window.empty()) break;
      some = true;
      size_t used = 0;
      while (used < window.size() && !done) done = take(window[used++], row);
      stream_.consume(used);
    }
    row.open_quote = state_ == State::quoted;
    return some;
  }

 private:
  enum class State { begin, bare, quoted, quote };  // quote: after a quote inside a quoted field

  // One byte; true at the end of the row.
  bool take(char c, Row& row) {
    if (state_ == State::quoted) {
      if (c == '"')
        state_ = State::quote;
      else
        add(c, row);
      return false;
    }
    if (c == '"' && state_ == State::begin) {
      state_ = State::quoted;
    } else if (c == '"' && state_ == State::quote) {
      state_ = State::quoted;
      add(c, row);
    } else if (c == separator_) {
      state_ = State::begin;
      row.fields.emplace_back();
    } else if (c == '\n') {
      if (state_ == State::bare && row.fields.back().ends_with('\r')) row.fields.back().pop_back();
      state_ = State::bare;
      return true;
    } else if (!(c == '\r' && state_ == State::quote)) {
      state_ = State::bare;
      add(c, row);
    }
    return false;
  }

  void add(char c, Row& row) {
    if (++size_ > max_bytes_)
      row.too_long = true;
    else
      row.fields.back() += c;
  }

  InputStream& stream_;
  char separator_;
  size_t max_bytes_;
  size_t size_ = 0;
  State state_ = State::begin;
};

class CsvReader : public RecordReader {
 public:
  CsvReader(std::unique_ptr<InputStream> stream, char separator, const ReadOptions& options)
      : stream_(std::move(stream)),
        rows_(*stream_, separator, options.max_bytes * kRowFactor),
        field_(options.field),
        max_bytes_(options.max_bytes) {
    if (stream_->peek(3).starts_with("\xEF\xBB\xBF")) stream_->consume(3);
    if (rows_.next(row_)) header_ = row_.fields;
  }

  bool has_page() const { return std::find(header_.begin(), header_.end(), field_) != header_.end(); }
  const std::string& name() const { return stream_->name(); }

  std::optional<Record> next() override {
    for (;;) {
      const uint64_t begin = stream_->position();
      if (!rows_.next(row_)) return std::nullopt;
      ++row_number_;
      if (row_.fields.size() == 1 && row_.fields[0].empty() && !row_.open_quote) continue;  // an empty line
      Record record;
      record.id = stream_->name() + ':' + std::to_string(row_number_);
      record.origin = {stream_->name(), begin, stream_->position() - begin, count_++};
      take(record);
      return record;
    }
  }

 private:
  void take(Record& record) {
    if (row_.too_long) return fail(record, ErrorCode::too_large, "the row is too long");
    if (row_.open_quote) return fail(record, ErrorCode::syntax, "the input ends inside a quoted field");
    if (row_.fields.size() != header_.size()) {
      return fail(record, ErrorCode::syntax,
                  "expected " + std::to_string(header_.size()) + " fields as in the header, found " +
                      std::to_string(row_.fields.size()));
    }
    for (size_t i = 0; i < header_.size(); ++i) take_field(header_[i], row_.fields[i], record);
    record.error = stream_->fault();
    if (record.bytes.size() <= max_bytes_) return;
    record.bytes.resize(max_bytes_);
    fail(record, ErrorCode::too_large, "longer than " + std::to_string(max_bytes_) + " bytes");
  }

  void take_field(const std::string& name, std::string& value, Record& record) {
    if (name == field_) {
      record.bytes = std::move(value);
    } else if (name == "url") {
      record.url = value;
    } else if (name == "id") {
      record.id = value;
    } else {
      if (!record.passthrough.empty()) record.passthrough += ',';
      append_json_string(record.passthrough, name);
      record.passthrough += ':';
      append_json_string(record.passthrough, value);
    }
  }

  void fail(Record& record, ErrorCode code, std::string message) const {
    record.error = Error{code, std::move(message), {}};
    record.error->place.source = stream_->name() + " row " + std::to_string(row_number_);
  }

  std::unique_ptr<InputStream> stream_;
  RowReader rows_;
  std::string field_;
  size_t max_bytes_;
  std::vector<std::string> header_;
  Row row_;
  uint64_t row_number_ = 0;  // of rows after the header, from 1
  uint64_t count_ = 0;
};

}  // namespace

Result<std::unique_ptr<RecordReader>> csv_reader(std::unique_ptr<InputStream> stream, char separator,
                                                 const ReadOptions& options) {
  auto reader = std::make_unique<CsvReader>(std::move(stream), separator, options);
  if (reader->has_page()) return std::unique_ptr<RecordReader>(std::move(reader));
  Error error{ErrorCode::syntax, "the header has no column \"" + options.field + '"', {}};
  error.place.source = reader->name();
  return error;
}

}  // namespace pith
