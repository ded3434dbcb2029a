#include "fetch/warc_writer.h"

#include "catch.h"
#include "read/warc.h"

namespace pith {
namespace {

Exchange exchange_of(const std::string& body) {
  Exchange exchange;
  exchange.url = parse_web_url("https://example.com/rain").value();
  exchange.request_head = "GET /rain HTTP/1.1\r\nHost: example.com\r\n\r\n";
  exchange.response_head = "HTTP/2 200 \r\ncontent-type: text/html\r\ntransfer-encoding: chunked\r\n\r\n";
  exchange.body = body;
  exchange.status = 200;
  exchange.address = "192.0.2.1";
  exchange.time = 784111777;
  return exchange;
}

WarcRecords records(Compression compression = Compression::none) {
  return WarcRecords(compression, [n = uint64_t{0}]() mutable { return n++; });
}

std::string records_of(WarcRecords writer, const Exchange& exchange, const std::optional<ArchivedPage>& archived) {
  return writer.exchange(exchange, payload_digest(exchange.body), archived);
}

const std::string kRequest =
    "WARC/1.1\r\nWARC-Type: request\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4002-8000-000000000003>\r\n"
    "WARC-Date: 1994-11-06T08:49:37Z\r\nWARC-Target-URI: https://example.com/rain\r\nWARC-IP-Address: 192.0.2.1\r\n"
    "WARC-Concurrent-To: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
    "Content-Type: application/http; msgtype=request\r\nContent-Length: 41\r\n\r\nGET /rain HTTP/1.1\r\nHost: "
    "example.com\r\n\r\n\r\n\r\n";

std::string without_block_digest(std::string text) {
  for (size_t at; (at = text.find("WARC-Block-Digest")) != std::string::npos;)
    text.erase(at, text.find('\n', at) + 1 - at);
  return text;
}

TEST_CASE("a response and its request") {
  const std::string written = records_of(records(), exchange_of("<p>Rain"), std::nullopt);
  CHECK(without_block_digest(written) ==
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        "WARC-Date: 1994-11-06T08:49:37Z\r\nWARC-Target-URI: https://example.com/rain\r\nWARC-IP-Address: 192.0.2.1\r\n"
        "Content-Type: application/http; msgtype=response\r\nWARC-Payload-Digest: " +
            payload_digest("<p>Rain") +
            "\r\nContent-Length: 87\r\n\r\nHTTP/1.1 200 \r\ncontent-type: text/html\r\n"
            "X-Crawler-transfer-encoding: chunked\r\n\r\n<p>Rain\r\n\r\n" +
            kRequest);
}

TEST_CASE("an unchanged page is a revisit") {
  const ArchivedPage archived = {payload_digest("<p>Rain"), "https://example.com/rain", "1994-01-01T00:00:00Z"};
  const std::string same = records_of(records(), exchange_of("<p>Rain"), archived);
  CHECK(same.find("WARC-Type: revisit\r\n") != std::string::npos);
  CHECK(same.find("WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest\r\n") !=
        std::string::npos);
  CHECK(same.find(
            "WARC-Refers-To-Target-URI: https://example.com/rain\r\nWARC-Refers-To-Date: 1994-01-01T00:00:00Z\r\n") !=
        std::string::npos);
  CHECK(same.find("<p>Rain") == std::string::npos);
  Exchange not_modified = exchange_of("");
  not_modified.status = 304;
  const std::string told = records_of(records(), not_modified, archived);
  CHECK(told.find("revisit/server-not-modified") != std::string::npos);
  CHECK(told.find("WARC-Payload-Digest: " + archived.payload_digest) != std::string::npos);
  CHECK(records_of(records(), exchange_of("<p>Sun"), archived).find("WARC-Type: response") != std::string::npos);
}

TEST_CASE("bodies that are not whole are marked, and no response is no record") {
  Exchange cut = exchange_of("<p>Ra");
  cut.error = Error{ErrorCode::too_large, "body longer than 5 bytes", {}};
  CHECK(records_of(records(), cut, std::nullopt).find("WARC-Truncated: length\r\n") != std::string::npos);
  cut.error = Error{ErrorCode::network, "transfer closed with 3 bytes remaining to read", {}};
  CHECK(records_of(records(), cut, std::nullopt).find("WARC-Truncated: disconnect\r\n") != std::string::npos);
  CHECK(records_of(records(), Exchange(), std::nullopt).empty());
}

TEST_CASE("what was written can be read") {
  for (const Compression compression : {Compression::none, Compression::gzip, Compression::zstd}) {
    WarcRecords writer = records(compression);
    std::string archive = writer.info("pith/0", "pith (+x)", 784111777);
    archive += records_of(writer, exchange_of("<p>Rain"), std::nullopt);
    archive += records_of(writer, exchange_of("<p>Sun"), std::nullopt);
    auto reader = warc_reader(std::make_unique<InputStream>(source_of_bytes(archive), "a.warc"), {});
    std::vector<std::string> pages;
    while (std::optional<Record> record = reader->next()) {
      CHECK(!record->error);
      CHECK(record->url == "https://example.com/rain");
      pages.push_back(record->bytes);
    }
    CHECK(pages == std::vector<std::string>{"<p>Rain", "<p>Sun"});
  }
}

}  // namespace
}  // namespace pith
