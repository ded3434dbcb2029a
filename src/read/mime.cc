// MIME: a multipart's body is cut at the lines that begin with "--" and its boundary, without recursion: a stack of
// entities still to be opened, each a range of the message.
//
//   Content-Type: multipart/mixed; boundary=A      leaves: the text before and after boundaries (preamble, epilogue)
//                                                  is none; "one", then what the inner multipart holds
//   --A                                            "--AB" is no boundary of "A": white space or "--" must follow
//   (blank)
//   one
//   --A
//   Content-Type: multipart/alternative; boundary=B …
//
// Each level of nesting is one pass over its bytes, and the depth is bounded. Tested in tests/unit/read/mime_test.cc.
#include "read/mime.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace pith {
namespace {

struct Entity {
  std::string_view text;
  int depth = 0;
};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return -1;
}

std::string_view without_line_end(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  if (text.ends_with('\r')) text.remove_suffix(1);
  return text;
}

// What a line is in a multipart with this boundary.
enum class LineKind { content, separator, end };

LineKind kind_of(std::string_view line, std::string_view boundary) {
  if (!line.starts_with("--") || line.substr(2, boundary.size()) != boundary) return LineKind::content;
  std::string_view rest = line.substr(2 + boundary.size());
  const bool closes = rest.starts_with("--");
  if (closes) rest.remove_prefix(2);
  const bool blank = std::all_of(rest.begin(), rest.end(), [](char c) { return is_ascii_space(c); });
  if (!blank) return LineKind::content;
  return closes ? LineKind::end : LineKind::separator;
}

// The entities between the boundaries of a multipart's body.
std::vector<std::string_view> split(std::string_view body, std::string_view boundary) {
  std::vector<std::string_view> parts;
  size_t begin = std::string_view::npos;  // of the current part; npos in the preamble
  for (size_t line = 0; line < body.size();) {
    const size_t newline = std::min(body.find('\n', line), body.size() - 1);
    const LineKind kind = kind_of(body.substr(line, newline + 1 - line), boundary);
    if (kind != LineKind::content) {
      if (begin != std::string_view::npos) parts.push_back(without_line_end(body.substr(begin, line - begin)));
      begin = newline + 1;
    }
    if (kind == LineKind::end) return parts;
    line = newline + 1;
  }
  if (begin < body.size()) parts.push_back(body.substr(begin));
  return parts;
}

MimePart open_entity(std::string_view text) {
  MimePart part;
  const size_t end = header_block_end(text);
  part.headers = parse_headers(text.substr(0, std::min(end, text.size())));
  part.encoded_body = end == std::string_view::npos ? std::string_view() : text.substr(end);
  part.media = parse_media_type(part.headers.get("content-type"));
  if (part.media.type.empty()) part.media.type = "text/plain";
  return part;
}

constexpr std::array<int8_t, 256> base64_values() {
  std::array<int8_t, 256> values{};
  values.fill(-1);
  constexpr std::string_view kAlphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (size_t i = 0; i < kAlphabet.size(); ++i)
    values[static_cast<unsigned char>(kAlphabet[i])] = static_cast<int8_t>(i);
  return values;
}

}  // namespace

std::string MimePart::content() const {
  const std::string encoding = ascii_lowered(headers.get("content-transfer-encoding"));
  if (encoding == "quoted-printable") return decode_quoted_printable(encoded_body);
  if (encoding == "base64") return decode_base64(encoded_body);
  return std::string(encoded_body);
}

std::string MimePart::id() const {
  std::string_view value = headers.get("content-id");
  if (value.starts_with('<') && value.ends_with('>')) value = value.substr(1, value.size() - 2);
  return std::string(value);
}

std::vector<MimePart> mime_parts(std::string_view message) {
  std::vector<MimePart> leaves;
  std::vector<Entity> open = {{message, 0}};
  while (!open.empty() && leaves.size() < kMaxMimeParts) {
    const Entity entity = open.back();
    open.pop_back();
    MimePart part = open_entity(entity.text);
    const bool is_message = part.media.type == "message/rfc822";
    if (!is_message && (!part.media.type.starts_with("multipart/") || part.media.boundary.empty())) {
      leaves.push_back(std::move(part));
      continue;
    }
    if (entity.depth >= kMaxMimeDepth) continue;
    std::vector<std::string_view> inner = {part.encoded_body};
    if (!is_message) inner = split(part.encoded_body, part.media.boundary);
    for (auto at = inner.rbegin(); at != inner.rend(); ++at) open.push_back({*at, entity.depth + 1});
  }
  return leaves;
}

std::string decode_quoted_printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '=') {
      out += text[at];
      continue;
    }
    const size_t next = text.find_first_not_of(" \t", at + 1);  // a soft line break may have white space before its end
    if (next == std::string_view::npos) break;
    if (text[next] == '\n') {
      at = next;
    } else if (text.substr(next, 2) == "\r\n") {
      at = next + 1;
    } else if (at + 2 < text.size() && hex_digit(text[at + 1]) >= 0 && hex_digit(text[at + 2]) >= 0) {
      out += static_cast<char>(hex_digit(text[at + 1]) * 16 + hex_digit(text[at + 2]));
      at += 2;
    } else {
      out += '=';
    }
  }
  return out;
}

std::string decode_base64(std::string_view text) {
  static constexpr std::array<int8_t, 256> kValues = base64_values();
  std::string out;
  out.reserve(text.size() * 3 / 4);
  uint32_t bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    const int8_t value = kValues[static_cast<unsigned char>(c)];
    if (value < 0) continue;
    bits = bits << 6 | static_cast<uint32_t>(value);
    count += 6;
    if (count >= 8) out += static_cast<char>(bits >> (count -= 8));
  }
  return out;
}

}  // namespace pith
