#include "write/wet.h"

#include <cstdio>

#include "base/sha1.h"
#include "base/url.h"

namespace pith {
namespace {

// Of this project, for its name-based ids: any fixed 16 bytes do (RFC 9562, 5.5).
constexpr std::string_view kNamespace = "pith wet records";

void add(std::string& header, std::string_view name, std::string_view value) {
  if (!value.empty()) header.append(name).append(": ").append(value).append("\r\n");
}

// What may not stand in a header or a URI becomes percent-encoded.
std::string uri_safe(std::string_view text, bool is_path) {
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool bad = byte <= ' ' || byte == 0x7F || c == '<' || c == '>' || c == '"';
    const bool bad_in_path = is_path && (byte >= 0x80 || c == '%' || c == '?' || c == '#');
    if (bad || bad_in_path) {
      out.append({'%', "0123456789ABCDEF"[byte >> 4], "0123456789ABCDEF"[byte & 15]});
    } else {
      out += c;
    }
  }
  return out;
}

std::string target_of(const RecordFacts& facts, const std::string& url) {
  return url.empty() ? "file:" + uri_safe(facts.record.id, true) : uri_safe(url, false);
}

// WARC 1.0 has whole seconds: 2024-01-31T12:00:00.123Z of a WARC 1.1 archive is cut.
std::string date_of(const Record& record) {
  constexpr size_t kSeconds = 19;
  if (record.date.size() <= kSeconds) return "1970-01-01T00:00:00Z";
  return uri_safe(record.date.substr(0, kSeconds), false) + 'Z';
}

// A version 5 UUID of the record's origin and its block.
std::string record_id(const RecordFacts& facts, std::string_view type, const std::string& block_digest) {
  const Record& record = facts.record;
  std::string name(kNamespace);
  for (const std::string_view part :
       {type, std::string_view(record.id), std::string_view(record.url), std::string_view(block_digest)}) {
    name.append(part).append(1, '\0');
  }
  name += std::to_string(record.origin.ordinal);
  Sha1 hash = sha1(name);
  hash[6] = static_cast<uint8_t>((hash[6] & 0x0F) | 0x50);
  hash[8] = static_cast<uint8_t>((hash[8] & 0x3F) | 0x80);
  std::string digits = hexadecimal(hash).substr(0, 32);
  for (const size_t at : {20, 16, 12, 8}) digits.insert(at, "-");
  return "<urn:uuid:" + digits + '>';
}

// Only records of archives have ids that are URIs.
std::string refers_to(const Record& record) {
  const bool is_archived = record.origin.length > 0 && !url_scheme(record.id).empty();
  return is_archived ? '<' + uri_safe(record.id, false) + '>' : std::string();
}

std::string record_of(std::string_view type, const RecordFacts& facts, const std::string& url, std::string_view media,
                      std::string_view block) {
  const std::string digest = "sha1:" + base32(sha1(block));
  std::string out = "WARC/1.0\r\n";
  add(out, "WARC-Type", type);
  add(out, "WARC-Target-URI", target_of(facts, url));
  add(out, "WARC-Date", date_of(facts.record));
  add(out, "WARC-Record-ID", record_id(facts, type, digest));
  add(out, "WARC-Refers-To", refers_to(facts.record));
  add(out, "WARC-Block-Digest", digest);
  add(out, "Content-Type", media);
  add(out, "Content-Length", std::to_string(block.size()));
  out.append("\r\n").append(block).append("\r\n\r\n");
  return out;
}

}  // namespace

std::string write_wet(const WriteInput& input, const RecordFacts& facts) {
  return record_of("conversion", facts, input.url(), "text/plain; charset=utf-8", write_text(input));
}

std::string write_wet_error(const Error& error, const RecordFacts& facts) {
  std::string why = error.to_string();
  for (char& c : why) {
    if (c == '\r' || c == '\n') c = ' ';
  }
  const std::string block = "error: " + std::string(error_code_name(error.code)) + "\r\nerror-message: " + why + "\r\n";
  return record_of("metadata", facts, facts.record.url, "application/warc-fields", block);
}

}  // namespace pith
