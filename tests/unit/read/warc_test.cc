#include "read/warc.h"

#include "catch.h"
#include "compress.h"
#include "scratch.h"

namespace pith {
namespace {

const std::string kEnd = "\r\n\r\n";

std::string warc(const std::string& type, const std::string& fields, const std::string& block,
                 std::optional<size_t> length = std::nullopt) {
  return "WARC/1.0\r\nWARC-Type: " + type + "\r\n" + fields +
         "Content-Length: " + std::to_string(length.value_or(block.size())) + kEnd + block + kEnd;
}

std::string http(const std::string& body, const std::string& fields = "Content-Type: text/html\r\n",
                 const std::string& status = "200 OK") {
  return "HTTP/1.1 " + status + "\r\n" + fields + "\r\n" + body;
}

std::string response(const std::string& id, const std::string& message, std::optional<size_t> length = std::nullopt) {
  return warc("response",
              "WARC-Record-ID: <urn:uuid:" + id + ">\r\nWARC-Target-URI: https://example.com/" + id +
                  "\r\nContent-Type: application/http; msgtype=response\r\n",
              message, length);
}

std::vector<Record> read_all(const std::string& bytes, const ReadOptions& options = {}) {
  auto stream = std::make_unique<InputStream>(source_of_bytes(bytes), "a.warc");
  auto reader = warc_reader(std::move(stream), options);
  std::vector<Record> records;
  while (std::optional<Record> record = reader->next()) {
    CHECK(record->origin.ordinal == records.size());
    records.push_back(std::move(*record));
  }
  return records;
}

// One string a record: its bytes, or "!" and the error.
std::vector<std::string> summary(const std::vector<Record>& records) {
  std::vector<std::string> out;
  for (const Record& record : records)
    out.push_back(record.error ? std::string("!").append(record.error->to_string()) : record.bytes);
  return out;
}

using Lines = std::vector<std::string>;

TEST_CASE("a response is a document with its address, type and place") {
  const std::string info = warc("warcinfo", "", "software: test\r\n");
  const std::string one = response("1", http("<p>Rain", "Content-Type: Text/HTML; charset=\"koi8-r\"\r\n"));
  const std::vector<Record> records = read_all(info + one + response("2", http("<p>Sun")));
  REQUIRE(records.size() == 2);
  CHECK(records[0].id == "urn:uuid:1");
  CHECK(records[0].url == "https://example.com/1");
  CHECK(records[0].bytes == "<p>Rain");
  CHECK(records[0].media_type == "text/html");
  CHECK(records[0].charset_hint == "koi8-r");
  CHECK(records[0].origin.container == "a.warc");
  CHECK(records[0].origin.offset == info.size());
  CHECK(records[0].origin.length == one.size());
  CHECK(records[1].bytes == "<p>Sun");
}

TEST_CASE("what is no document is passed over") {
  const std::string all =
      warc("request", "", "GET / HTTP/1.1\r\n\r\n") + warc("metadata", "", "a: b\r\n") +
      response("moved", http("<p>Moved", "Location: /\r\n", "301 Moved")) +
      response("missing", http("<p>Not here", "Content-Type: text/html\r\n", "404 Not Found")) +
      response("image", http("\x89PNG", "Content-Type: image/png\r\n")) + warc("revisit", "", http("")) +
      warc("resource", "WARC-Target-URI: <metadata://gnu.org/software/wget/warc/MANIFEST.txt>\r\n", "log") +
      warc("response", "Content-Type: text/dns\r\n", "20240101\nexample.com. IN A 192.0.2.1\n") +
      warc("conversion", "Content-Type: text/plain\r\n", "From a WET file.") +
      warc("resource", "Content-Type: text/html\r\n", "<p>As a file.") + response("untyped", http("<p>Who knows", ""));
  CHECK(summary(read_all(all)) == Lines{"From a WET file.", "<p>As a file.", "<p>Who knows"});
}

TEST_CASE("compressed archives give the same records and know where they are") {
  const std::string one = response("1", http("<p>Rain"));
  const std::string two = response("2", http("<p>Sun"));
  for (auto* compress :
       {+[](const std::string& s) { return test::gzip(s); }, +[](const std::string& s) { return test::zstd(s); }}) {
    const std::vector<Record> records = read_all(compress(one) + compress(two));
    CHECK(summary(records) == Lines{"<p>Rain", "<p>Sun"});
    CHECK(records[1].origin.offset == compress(one).size());
    CHECK(records[1].origin.length == compress(two).size());
    const std::vector<Record> whole = read_all(compress(one + two));
    CHECK(summary(whole) == Lines{"<p>Rain", "<p>Sun"});
    CHECK(whole[1].origin.offset == one.size());
    CHECK(whole[1].origin.length == two.size());
  }
}

TEST_CASE("tolerated: wget's brackets, WARC 1.1, LF line ends, missing and additional empty lines, no record id") {
  const std::string bracketed = warc("resource", "WARC-Target-URI: <https://example.com/a>\r\n", "<p>One");
  const std::string bare = "WARC/1.1\nwarc-type: resource\nContent-Length: 6\n\n<p>Two\n\n\n\n";
  const std::string tight = "WARC/1.1\nWARC-Type: resource\nContent-Length: 8\n\n<p>Three";
  const std::vector<Record> records = read_all(bracketed + bare + tight + bracketed);
  CHECK(summary(records) == Lines{"<p>One", "<p>Two", "<p>Three", "<p>One"});
  CHECK(records[0].url == "https://example.com/a");
  CHECK(records[1].id == "a.warc@" + std::to_string(bracketed.size()));
}

TEST_CASE("HTTP codings are undone, and believed only as far as the body agrees") {
  const std::string html = "Content-Type: text/html\r\n";
  const struct {
    std::string fields, body, want;
  } cases[] = {
      {"Transfer-Encoding: chunked\r\n", "4\r\n<p>R\r\n3;x=y\r\nain\r\n0\r\n\r\n", "<p>Rain"},
      {"Content-Encoding: gzip\r\n", test::gzip("<p>Rain"), "<p>Rain"},
      {"Content-Encoding: deflate\r\n", test::bare_deflate("<p>Rain"), "<p>Rain"},
      {"Content-Encoding: zstd\r\n", test::zstd("<p>Rain"), "<p>Rain"},
      {"Content-Encoding: deflate, gzip\r\n", test::gzip(test::zlib_deflate("<p>Rain")), "<p>Rain"},
      {"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n", "<p>Decoded already", "<p>Decoded already"},
      {"Content-Encoding: gzip\r\n", "", ""},
      {"Transfer-Encoding: chunked\r\n", "4\r\n<p>R\r\nzz\r\n", "!a.warc: chunked body is broken"},
      {"Content-Encoding: gzip\r\n", test::gzip("<p>Rain").substr(0, 20), "!a.warc: compressed content ends too early"},
  };
  for (const auto& [fields, body, want] : cases) {
    CHECK(summary(read_all(response("1", http(body, html + fields)))) == Lines{want});
  }
}

TEST_CASE("a bomb and a block over the limit are errors, and the next record is read") {
  ReadOptions options;
  options.max_bytes = 100000;
  const std::string bomb = response(
      "1", http(test::gzip(std::string(3000000, 'x')), "Content-Encoding: gzip\r\nContent-Type: text/html\r\n"));
  const std::string huge = warc("resource", "", std::string(4000000, 'y'));
  const std::vector<Record> records = read_all(bomb + huge + response("2", http("<p>Sun")), options);
  REQUIRE(records.size() == 3);
  CHECK(records[0].error->message == "decoded content is longer than 100000 bytes");
  CHECK(records[1].error->message == "longer than 100000 bytes");
  CHECK(records[1].bytes.size() == 100000);
  CHECK(records[2].bytes == "<p>Sun");
}

TEST_CASE("damage is a record with an error and its offset, and the records after it are read") {
  const std::string good = response("1", http("<p>Rain"));
  const std::string at = " at byte " + std::to_string(good.size());
  const std::string sun = response("2", http("<p>Sun"));
  const std::string after_http = std::to_string(http("<p>Cut").size());
  const struct {
    std::string symptom, archive;
    Lines want;
  } cases[] = {
      {"rubbish between records",
       good + "rubbish\r\nmore rubbish\r\n" + sun,
       {"<p>Rain", "!a.warc" + at + ": expected \"WARC/1.\"; passed over 23 bytes", "<p>Sun"}},
      {"length too short",
       good + response("3", http("<p>Short"), http("<p>Sho").size()) + sun,
       {"<p>Rain", "<p>Sho",
        "!a.warc at byte " + std::to_string(good.size() + response("3", http("<p>Sho")).size() - kEnd.size()) +
            ": expected \"WARC/1.\"; passed over 6 bytes",
        "<p>Sun"}},
      {"length too long",
       good + response("3", http("<p>Long"), 150) + sun,
       {"<p>Rain",
        "!a.warc" + at + ": block is cut off: " + std::to_string(http("<p>Long").size() + 4) + " of 150 bytes",
        "<p>Sun"}},
      {"length beyond the end",
       good + response("3", http("<p>Long"), 99999) + sun,
       {"<p>Rain",
        "!a.warc" + at + ": block is cut off: " + std::to_string(http("<p>Long").size() + 4) + " of 99999 bytes",
        "<p>Sun"}},
      {"no length",
       good + "WARC/1.0\r\nWARC-Type: response\r\n\r\nblock\r\n\r\n" + sun,
       {"<p>Rain", "!a.warc" + at + ": the header has no usable Content-Length; passed over 42 bytes", "<p>Sun"}},
      {"cut off in the block",
       good + response("3", http("<p>Cut")).substr(0, response("3", http("<p>Cut")).size() - 6),
       {"<p>Rain", "!a.warc" + at + ": block is cut off: " + std::to_string(http("<p>Cut").size() - 2) + " of " +
                       after_http + " bytes"}},
      {"cut off in the header",
       good + "WARC/1.0\r\nWARC-Ty",
       {"<p>Rain", "!a.warc" + at + ": the header has no end; passed over 17 bytes"}},
      {"no HTTP in a response",
       good + response("3", "SSH-2.0-OpenSSH\r\n") + sun,
       {"<p>Rain", "!a.warc" + at + ": the block is no HTTP response", "<p>Sun"}},
  };
  for (const auto& [symptom, archive, want] : cases) {
    INFO(symptom);
    CHECK(summary(read_all(archive)) == want);
  }
}

TEST_CASE("a broken member is an error, and the members after it are read") {
  const std::string one = test::gzip(response("1", http("<p>Rain")));
  const std::string sun = test::gzip(response("2", http("<p>Sun")));
  std::string broken = test::gzip(response("3", http("<p>A page that will not decode")));
  broken[broken.size() / 2] ^= 0x55;
  const std::vector<std::string> seen = summary(read_all(one + broken + sun));
  REQUIRE(seen.size() >= 3);
  CHECK(seen.front() == "<p>Rain");
  CHECK(seen[1].find("compressed data is broken") != std::string::npos);
  CHECK(seen.back() == "<p>Sun");
  const std::vector<std::string> cut = summary(read_all(one + sun.substr(0, sun.size() / 2)));
  REQUIRE(cut.size() == 2);
  CHECK(cut[1].find("compressed data ends too early") != std::string::npos);
}

TEST_CASE("records that all claim the rest of the archive are read in linear time") {
  std::string archive;
  for (int i = 0; i < 20000; ++i) archive += response("1", http("<p>Rain"), 60u << 20);
  const std::vector<Record> records = read_all(archive);
  CHECK(records.size() >= 3);
  CHECK(records[0].error);
}

TEST_CASE("an empty archive, and one of rubbish only") {
  CHECK(read_all("").empty());
  CHECK(read_all("\r\n\r\n").empty());
  CHECK(summary(read_all("rubbish")) == Lines{"!a.warc: expected \"WARC/1.\"; passed over 7 bytes"});
}

}  // namespace
}  // namespace pith
