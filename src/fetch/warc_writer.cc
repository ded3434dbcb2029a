// WARC: the response as it was received, but for two things that the archive could not keep. libcurl has undone the
// chunks, so Transfer-Encoding is renamed to X-Crawler-Transfer-Encoding, as other crawlers do; and the status lines of
// HTTP/2 and HTTP/3, which have no text form, are written as HTTP/1.1. Content codings stay. The request is concurrent
// to the response. Credentials are not in the heads, see Exchange. Tested in tests/unit/fetch/warc_writer_test.cc.
#include "fetch/warc_writer.h"

#include "base/sha1.h"
#include "base/text.h"
#include "base/utc.h"

namespace pith {
namespace {

constexpr std::string_view kNotModified = "http://netpreserve.org/warc/1.1/revisit/server-not-modified";
constexpr std::string_view kSameDigest = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

void add(std::string& header, std::string_view name, std::string_view value) {
  if (value.empty()) return;
  header.append(name).append(": ").append(value).append("\r\n");
}

std::string head_for_archive(const std::string& head) {
  std::string out;
  for (size_t begin = 0; begin < head.size();) {
    const size_t end = std::min(head.find('\n', begin), head.size() - 1) + 1;
    std::string_view line = std::string_view(head).substr(begin, end - begin);
    if (begin == 0 && (line.starts_with("HTTP/2") || line.starts_with("HTTP/3"))) {
      out += "HTTP/1.1";
      line.remove_prefix(std::min(line.find(' '), line.size()));
    }
    if (equals_ignoring_ascii_case(line.substr(0, line.find(':')), "transfer-encoding")) out += "X-Crawler-";
    out += line;
    begin = end;
  }
  return out;
}

// Why the body is not whole (ISO 28500, 5.13).
std::string_view truncation(const Exchange& exchange) {
  if (!exchange.error) return "";
  if (exchange.error->code == ErrorCode::too_large) return "length";
  return exchange.error->message.find("timed out") != std::string::npos ? "time" : "disconnect";
}

std::string with_block(std::string header, std::string_view block) {
  add(header, "WARC-Block-Digest", "sha1:" + base32(sha1(block)));
  add(header, "Content-Length", std::to_string(block.size()));
  header += "\r\n";
  header += block;
  header += "\r\n\r\n";
  return header;
}

}  // namespace

std::string payload_digest(std::string_view body) {
  return "sha1:" + base32(sha1(body));
}

WarcRecords::WarcRecords(Compression compression, std::function<uint64_t()> random)
    : compression_(compression), random_(std::move(random)) {}

// A version 4 UUID (RFC 9562, 5.4).
std::string WarcRecords::record_id() {
  const uint64_t high = (random_() & ~uint64_t{0xF000}) | 0x4000;
  const uint64_t low = (random_() & ~(uint64_t{3} << 62)) | uint64_t{2} << 62;
  char text[64];
  snprintf(text, sizeof text, "<urn:uuid:%08x-%04x-%04x-%04x-%012llx>", static_cast<unsigned>(high >> 32),
           static_cast<unsigned>(high >> 16 & 0xFFFF), static_cast<unsigned>(high & 0xFFFF),
           static_cast<unsigned>(low >> 48), static_cast<unsigned long long>(low & 0xFFFFFFFFFFFF));
  return text;
}

std::string WarcRecords::finished(std::string record) const {
  return compressed(std::move(record), compression_);
}

std::string WarcRecords::info(std::string_view software, std::string_view user_agent, int64_t time) {
  std::string block;
  add(block, "software", software);
  add(block, "format", "WARC File Format 1.1");
  add(block, "http-header-user-agent", user_agent);
  add(block, "robots", "obeyed");
  std::string header = "WARC/1.1\r\nWARC-Type: warcinfo\r\n";
  add(header, "WARC-Record-ID", record_id());
  add(header, "WARC-Date", utc_time(time));
  add(header, "Content-Type", "application/warc-fields");
  return finished(with_block(std::move(header), block));
}

std::string WarcRecords::exchange(const Exchange& exchange, const std::string& digest,
                                  const std::optional<ArchivedPage>& archived) {
  if (exchange.response_head.empty()) return {};
  const std::string id = record_id();
  const bool not_modified = exchange.status == 304;
  const bool revisit = archived && !exchange.error && (not_modified || archived->payload_digest == digest);

  std::string header = std::string("WARC/1.1\r\nWARC-Type: ") + (revisit ? "revisit\r\n" : "response\r\n");
  add(header, "WARC-Record-ID", id);
  add(header, "WARC-Date", utc_time(exchange.time));
  add(header, "WARC-Target-URI", exchange.url.text);
  add(header, "WARC-IP-Address", exchange.address);
  add(header, "Content-Type", "application/http; msgtype=response");
  add(header, "WARC-Truncated", truncation(exchange));
  add(header, "WARC-Payload-Digest", revisit ? archived->payload_digest : digest);
  if (revisit) {
    add(header, "WARC-Profile", not_modified ? kNotModified : kSameDigest);
    add(header, "WARC-Refers-To-Target-URI", archived->url);
    add(header, "WARC-Refers-To-Date", archived->date);
  }
  std::string block = head_for_archive(exchange.response_head);
  if (!revisit) block += exchange.body;

  std::string request = "WARC/1.1\r\nWARC-Type: request\r\n";
  add(request, "WARC-Record-ID", record_id());
  add(request, "WARC-Date", utc_time(exchange.time));
  add(request, "WARC-Target-URI", exchange.url.text);
  add(request, "WARC-IP-Address", exchange.address);
  add(request, "WARC-Concurrent-To", id);
  add(request, "Content-Type", "application/http; msgtype=request");
  return finished(with_block(std::move(header), block)) +
         finished(with_block(std::move(request), exchange.request_head));
}

}  // namespace pith
