#include "read/http_message.h"

#include <charconv>
#include <memory>

#include "base/text.h"
#include "read/decoder.h"

namespace pith {
namespace {

constexpr int kMaxCodings = 5;  // as other clients: a bomb may be inside a bomb

// The head may be all there is: then it has no empty line.
size_t head_end(std::string_view message) {
  const size_t end = header_block_end(message);
  return end == std::string_view::npos ? message.size() : end;
}

std::unique_ptr<Decoder> decoder_named(std::string_view coding) {
  const std::string name = ascii_lowered(trimmed(coding));
  if (name == "gzip" || name == "x-gzip") return gzip_decoder();
  if (name == "deflate") return deflate_decoder();
  if (name == "br") return brotli_decoder();
  if (name == "zstd") return zstd_decoder();
  return nullptr;  // identity, and words that archives put there
}

void undo_chunks(std::string_view transfer_encoding, std::string& body, std::optional<Error>& error) {
  if (!contains_ignoring_ascii_case(transfer_encoding, "chunked")) return;
  std::string plain;
  const bool whole = decode_chunked(body, plain);
  if (!whole && plain.empty()) return;  // not chunked any more
  if (!whole) error = Error{ErrorCode::encoding, "chunked body is broken", {}};
  body = std::move(plain);
}

}  // namespace

std::optional<HttpHead> parse_http_head(std::string_view message) {
  if (!message.starts_with("HTTP/")) return std::nullopt;
  HttpHead head;
  head.size = head_end(message);
  const std::string_view block = message.substr(0, head.size);
  const size_t line_end = std::min(block.find('\n'), block.size());
  const std::string_view line = block.substr(0, line_end);
  const size_t space = line.find(' ');
  if (space == std::string_view::npos) return std::nullopt;
  const std::string_view code = trimmed(line.substr(space)).substr(0, 3);
  const auto [end, fault] = std::from_chars(code.data(), code.data() + code.size(), head.status);
  if (fault != std::errc() || head.status < 100) return std::nullopt;
  head.headers = parse_headers(block.substr(line_end));
  return head;
}

bool decode_chunked(std::string_view body, std::string& out) {
  for (;;) {
    uint64_t size = 0;
    const char* end_of_body = body.data() + body.size();
    const auto [end, fault] = std::from_chars(body.data(), end_of_body, size, 16);
    if (fault != std::errc()) return false;
    if (end != end_of_body && *end != '\r' && *end != '\n' && *end != ';' && *end != ' ') return false;
    const size_t line_end = body.find('\n');
    if (line_end == std::string_view::npos) return false;
    body.remove_prefix(line_end + 1);
    if (size == 0) return true;  // trailers are of no use here
    out += body.substr(0, size);
    if (size > body.size()) return false;
    body.remove_prefix(size);
    if (body.starts_with('\r')) body.remove_prefix(1);
    if (!body.starts_with('\n')) return false;
    body.remove_prefix(1);
  }
}

std::optional<Error> decode_http_body(const Headers& headers, size_t max_bytes, std::string& body) {
  std::optional<Error> error;
  undo_chunks(headers.get("transfer-encoding"), body, error);
  // The last coding was applied last and is undone first.
  std::string_view codings = headers.get("content-encoding");
  for (int left = kMaxCodings; !codings.empty() && !body.empty();) {
    const size_t comma = codings.rfind(',');
    const std::string_view coding = comma == std::string_view::npos ? codings : codings.substr(comma + 1);
    codings = comma == std::string_view::npos ? std::string_view() : codings.substr(0, comma);
    const std::unique_ptr<Decoder> decoder = decoder_named(coding);
    if (!decoder) continue;
    if (left-- == 0)
      return Error{ErrorCode::encoding, "more than " + std::to_string(kMaxCodings) + " content codings", {}};
    std::string plain;
    const std::optional<Error> fault = decode_all(*decoder, body, max_bytes, plain);
    if (fault && plain.empty()) break;  // not coded any more
    if (fault && (!error || fault->code == ErrorCode::too_large)) error = fault;
    body = std::move(plain);
  }
  if (body.size() <= max_bytes) return error;
  body.resize(max_bytes);
  return Error{ErrorCode::too_large, "longer than " + std::to_string(max_bytes) + " bytes", {}};
}

}  // namespace pith
