#include "write/wet.h"

#include "base/sha1.h"
#include "catch.h"
#include "read/warc.h"
#include "unit/write/made.h"

using namespace pith;
using namespace pith::test;

namespace {

std::vector<Record> records_of(const std::string& archive) {
  auto reader = warc_reader(std::make_unique<InputStream>(source_of_bytes(archive), "a.wet"), {});
  std::vector<Record> records;
  while (std::optional<Record> record = reader->next()) records.push_back(std::move(*record));
  return records;
}

Record archived() {
  Record record;
  record.id = "urn:uuid:1";
  record.url = "https://example.com/rain";
  record.date = "2024-01-31T12:00:00.25Z";
  record.origin = {"a.warc.gz", 12, 34, 5};
  return record;
}

}  // namespace

TEST_CASE("a conversion record has all that says what it was made of") {
  const Record record = archived();
  const std::string text = "Rain\n\nIt rained.\n";
  const Made made =
      make_html("<h1>Rain</h1><p>It rained.</p><p>Sign up!</p>", {"Sign up!"}, "https://example.com/rain");
  const std::string wet = write_wet(made.input(), {record, "", "1", "d", ""});
  const std::string before =
      "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.com/rain\r\n"
      "WARC-Date: 2024-01-31T12:00:00Z\r\nWARC-Record-ID: <urn:uuid:";
  REQUIRE(wet.substr(0, before.size()) == before);
  const std::string uuid = wet.substr(before.size(), 36);
  CHECK(uuid[14] == '5');  // the version
  CHECK(std::string("89ab").find(uuid[19]) != std::string::npos);
  CHECK(wet.substr(before.size() + 36) ==
        ">\r\nWARC-Refers-To: <urn:uuid:1>\r\nWARC-Block-Digest: sha1:" + base32(sha1(text)) +
            "\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: 17\r\n\r\n" + text + "\r\n\r\n");
}

TEST_CASE("what is written is read again") {
  const Record record = archived();
  const Made made = make_text("It rained.\n");
  const RecordFacts facts{record, "", "1", "d", ""};
  const std::vector<Record> read =
      records_of(write_wet(made.input(), facts) + write_wet_error({ErrorCode::io, "gone", {}}, facts) +
                 write_wet(make_text("").input(), facts));
  REQUIRE(read.size() == 2);
  CHECK(read[0].bytes == "It rained.\n");
  CHECK(read[0].media_type == "text/plain");
  CHECK(read[0].charset_hint == "utf-8");
  CHECK(read[0].date == "2024-01-31T12:00:00Z");
  CHECK(read[1].bytes.empty());
}

TEST_CASE("ids of records tell documents apart and are the same in each run") {
  const Made made = make_text("It rained.\n");
  const auto id = [&](const Record& record) {
    return records_of(write_wet(made.input(), {record, "", "1", "d", ""})).at(0).id;
  };
  Record other = archived();
  CHECK(id(archived()) == id(archived()));
  other.origin.ordinal = 6;
  CHECK(id(archived()) != id(other));
}

TEST_CASE("a document from elsewhere refers to no record, and its name stays one line") {
  Record record;
  record.id = "pages/r\xC3\xA4in 1%?\r\n.html";
  const std::string wet = write_wet(make_text("").input(), {record, "", "1", "d", ""});
  CHECK(wet.find("\r\nWARC-Target-URI: file:pages/r%C3%A4in%201%25%3F%0D%0A.html\r\n") != std::string::npos);
  CHECK(wet.find("\r\nWARC-Date: 1970-01-01T00:00:00Z\r\n") != std::string::npos);
  CHECK(wet.find("WARC-Refers-To") == std::string::npos);
}

TEST_CASE("what could not be read is a metadata record that says why") {
  const Record record = archived();
  const std::string wet = write_wet_error({ErrorCode::syntax, "cut\noff", {}}, {record, "", "1", "d", ""});
  CHECK(wet.find("\r\nWARC-Type: metadata\r\n") != std::string::npos);
  CHECK(wet.find("\r\nWARC-Refers-To: <urn:uuid:1>\r\n") != std::string::npos);
  CHECK(wet.find("\r\n\r\nerror: syntax\r\nerror-message: cut off\r\n\r\n\r\n") != std::string::npos);
}
