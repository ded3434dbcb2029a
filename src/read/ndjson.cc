// NDJSON: simdjson checks the whole line and gives the page's text; what travels on is cut out of the line itself, so
// that numbers, escapes and spacing inside values reach the output as they were.
//
//   {"html": "<p>A", "n": 1.50, "id": 7}  ->  bytes "<p>A", id "7", passthrough "\"n\": 1.50"
//
// Tested in tests/unit/read/ndjson_test.cc.
#include "read/ndjson.h"

#include <simdjson.h>

#include "read/line.h"

namespace pith {
namespace {

// Escapes and the other members may make the line longer than the page in it.
constexpr size_t kLineFactor = 4;

// One past the end of a string that begins at `at`. The text is valid JSON.
size_t end_of_string(std::string_view json, size_t at) {
  for (++at; json[at] != '"'; ++at) {
    if (json[at] == '\\') ++at;
  }
  return at + 1;
}

// The members of a valid JSON object, each `"name": value` as it stands.
std::vector<std::string_view> members_of(std::string_view object) {
  std::vector<std::string_view> members;
  size_t begin = object.find('{') + 1;
  int depth = 1;
  for (size_t at = begin; depth > 0;) {
    const char c = object[at];
    if (c == '"') {
      at = end_of_string(object, at);
      continue;
    }
    depth += c == '{' || c == '[';
    depth -= c == '}' || c == ']';
    if (depth == 0 || (depth == 1 && c == ',')) {
      members.push_back(object.substr(begin, at - begin));
      begin = at + 1;
    }
    ++at;
  }
  return members;
}

std::string_view stripped(std::string_view text) {
  const size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

class NdjsonReader : public RecordReader {
 public:
  NdjsonReader(std::unique_ptr<InputStream> stream, const ReadOptions& options)
      : stream_(std::move(stream)), field_(options.field), max_bytes_(options.max_bytes) {
    if (stream_->peek(3).starts_with("\xEF\xBB\xBF")) stream_->consume(3);
  }

  std::optional<Record> next() override {
    for (;;) {
      const uint64_t begin = stream_->position();
      const LineRead read = read_line(*stream_, max_bytes_ * kLineFactor, line_);
      if (read == LineRead::end) return end_of_input();
      ++line_number_;
      if (stripped(line_).empty()) continue;
      Record record;
      record.id = stream_->name() + ':' + std::to_string(line_number_);
      record.origin = {stream_->name(), begin, stream_->position() - begin, count_++};
      if (read == LineRead::too_long)
        fail(record, ErrorCode::too_large, "the line is too long");
      else
        take(record);
      return record;
    }
  }

 private:
  // A fault of the stream is the last record.
  std::optional<Record> end_of_input() {
    if (!stream_->fault()) return std::nullopt;
    Record record;
    record.id = stream_->name() + ':' + std::to_string(line_number_ + 1);
    record.origin = {stream_->name(), stream_->position(), 0, count_++};
    record.error = stream_->fault();
    stream_->recover();
    return record;
  }

  void take(Record& record) {
    simdjson::dom::element root;
    if (const auto fault = parser_.parse(line_.data(), line_.size()).get(root); fault) {
      return fail(record, ErrorCode::syntax, std::string("not JSON: ") + simdjson::error_message(fault));
    }
    simdjson::dom::object object;
    if (root.get(object)) return fail(record, ErrorCode::syntax, "expected a JSON object");
    bool found = false;
    const std::vector<std::string_view> texts =
        object.size() == 0 ? std::vector<std::string_view>() : members_of(line_);
    size_t n = 0;
    for (const simdjson::dom::key_value_pair member : object) {
      const std::string_view text = stripped(texts[n++]);
      if (!found && member.key == field_)
        found = take_page(member.value, record);
      else if (!take_name(member, text, record))
        pass(text, record);
    }
    if (!found && !record.error) fail(record, ErrorCode::syntax, "the object has no field \"" + field_ + "\"");
  }

  bool take_page(simdjson::dom::element value, Record& record) {
    std::string_view page;
    if (value.get(page)) {
      fail(record, ErrorCode::syntax, "the field \"" + field_ + "\" is not a string");
      return true;
    }
    record.bytes = page.substr(0, max_bytes_);
    if (page.size() > max_bytes_) {
      fail(record, ErrorCode::too_large, "longer than " + std::to_string(max_bytes_) + " bytes");
    }
    return true;
  }

  static bool take_name(const simdjson::dom::key_value_pair& member, std::string_view text, Record& record) {
    std::string_view value;
    const bool is_string = !member.value.get(value);
    if (member.key == "url" && is_string && record.url.empty()) {
      record.url = value;
      return true;
    }
    if (member.key != "id" || !(is_string || member.value.is_number())) return false;
    record.id = is_string ? value : stripped(text.substr(text.rfind(':') + 1));
    return true;
  }

  static void pass(std::string_view text, Record& record) {
    if (!record.passthrough.empty()) record.passthrough += ',';
    record.passthrough += text;
  }

  void fail(Record& record, ErrorCode code, std::string message) const {
    record.error = Error{code, std::move(message), {}};
    record.error->place.source = stream_->name() + ':' + std::to_string(line_number_);
  }

  std::unique_ptr<InputStream> stream_;
  std::string field_;
  size_t max_bytes_;
  simdjson::dom::parser parser_;
  std::string line_;
  uint64_t line_number_ = 0;
  uint64_t count_ = 0;
};

}  // namespace

std::unique_ptr<RecordReader> ndjson_reader(std::unique_ptr<InputStream> stream, const ReadOptions& options) {
  return std::make_unique<NdjsonReader>(std::move(stream), options);
}

}  // namespace pith
