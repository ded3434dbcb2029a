// Validation comes first and detection last: nearly all pages are valid UTF-8, which costs a thousandth of parsing them
// to see and nothing to convert, while a detector over the whole page would cost half of it. Tested in
// tests/unit/parse/decode_test.cc.
#include "parse/decode.h"

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "base/text.h"
#include "parse/charset.h"
#include "parse/encoding_labels.h"
#include "parse/prescan.h"
#include "parse/valid_utf8.h"

namespace pith {
namespace {

using std::string_view_literals::operator""sv;

struct Choice {
  std::string_view encoding;  // empty = no evidence
  const char* reason = "";
  size_t skip = 0;                 // bytes of the byte order mark
  std::optional<bool> valid = {};  // whether the bytes are valid UTF-8, once it is known
};

struct Mark {
  std::string_view bytes, encoding;
};
constexpr std::array<Mark, 5> kMarks = {{{"\xEF\xBB\xBF"sv, "utf-8"},
                                         {"\xFF\xFE\0\0"sv, "utf-32le"},
                                         {"\0\0\xFE\xFF"sv, "utf-32be"},
                                         {"\xFF\xFE"sv, "utf-16le"},
                                         {"\xFE\xFF"sv, "utf-16be"}}};

Choice by_mark(std::string_view bytes) {
  for (const Mark& mark : kMarks) {
    if (bytes.starts_with(mark.bytes)) return {mark.encoding, "bom", mark.bytes.size()};
  }
  return {};
}

bool is_ascii(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<signed char>(c) >= 0; });
}

// Escape sequences that switch ISO-2022-JP to another set of characters.
bool has_jis_escapes(std::string_view bytes) {
  return bytes.find("\x1B$"sv) != std::string_view::npos;
}

// Faults in UTF-8 rather than another encoding: in other ones hardly any two bytes look like UTF-8.
bool is_nearly_utf8(const RepairedUtf8& repaired) {
  return repaired.valid >= 8 * static_cast<uint64_t>(repaired.invalid);
}

Choice by_declaration(std::string_view bytes, std::string_view label, bool valid) {
  const std::string_view declared = encoding_of_label(label);
  if (declared.empty() || declared == "replacement") return {};
  if (declared == "windows-1252" && valid && !is_ascii(bytes)) return {"utf-8", "valid-utf-8"};
  return {declared, "http"};
}

Choice by_content(std::string_view bytes, bool valid, bool text) {
  const std::string_view declared = text ? "" : prescan_encoding(bytes);
  if (declared == "iso-2022-jp" && has_jis_escapes(bytes)) return {declared, "meta"};
  if (const auto wide = sniff_wide(bytes); !wide.empty()) return {wide, "detected"};
  if (valid) return {"utf-8", "valid-utf-8"};
  const bool nearly = is_nearly_utf8(repair_utf8(bytes));
  if (!declared.empty() && (declared != "utf-8" || nearly)) return {declared, "meta"};
  if (nearly) return {"utf-8", "detected"};
  const std::string_view detected = detect_encoding(bytes);
  if (!detected.empty() && detected != "utf-8") return {detected, "detected"};
  return {"windows-1252", "default"};
}

Choice choose(const Record& record, std::string_view forced, bool text) {
  const std::string_view bytes = record.bytes;
  const Choice mark = by_mark(bytes);
  if (!forced.empty()) return {forced, "forced", mark.encoding == forced ? mark.skip : 0};
  if (!mark.encoding.empty()) return mark;
  const bool valid = is_valid_utf8(bytes);
  Choice choice = by_declaration(bytes, record.charset_hint, valid);
  if (choice.encoding.empty()) choice = by_content(bytes, valid, text);
  choice.valid = valid;
  return choice;
}

void warn(Page& page, size_t count, std::string_view what) {
  if (count == 0) return;
  page.warnings.push_back(std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s") +
                          " replaced by U+FFFD");
}

void replace_nuls(Page& page) {
  if (page.text.find('\0') == std::string::npos) return;
  if (page.source_hash.empty()) page.source_hash = xxh128(page.text);
  const auto count = static_cast<size_t>(std::count(page.text.begin(), page.text.end(), '\0'));
  std::string out;
  out.reserve(page.text.size() + 2 * count);
  for (char c : page.text) {
    if (c == '\0') {
      out += "\xEF\xBF\xBD";
    } else {
      out += c;
    }
  }
  page.text = std::move(out);
  warn(page, count, "NUL");
}

void convert(std::string&& bytes, const Choice& choice, Page& page) {
  page.encoding = choice.encoding;
  page.encoding_reason = choice.reason;
  const bool is_utf8 = choice.encoding == "utf-8",
             valid = is_utf8 && (choice.valid ? *choice.valid : is_valid_utf8(bytes));
  if (!valid || choice.skip > 0) page.source_hash = xxh128(bytes);
  bytes.erase(0, choice.skip);
  if (!is_utf8) {
    Converted converted = convert_to_utf8(bytes, choice.encoding);
    page.text = std::move(converted.text);
    warn(page, converted.invalid, "byte sequence");
  } else if (valid) {
    page.text = std::move(bytes);
  } else {
    RepairedUtf8 repaired = repair_utf8(bytes);
    page.text = std::move(repaired.text);
    warn(page, repaired.invalid, "byte sequence");
  }
  replace_nuls(page);
}

Error no_text(std::string_view kind) {
  return {ErrorCode::unsupported, "expected a page or text, found " + std::string(kind), {}};
}

}  // namespace

Result<Page> decode(Record&& record, const DecodeOptions& options) {
  if (record.bytes.size() > options.max_bytes)
    return Error{ErrorCode::too_large,
                 "the document has " + std::to_string(record.bytes.size()) + " bytes, more than the limit of " +
                     std::to_string(options.max_bytes),
                 {}};
  const std::string_view forced = encoding_of_label(options.forced_encoding);
  if (forced.empty() && !options.forced_encoding.empty())
    return Error{ErrorCode::encoding, "unknown encoding \"" + options.forced_encoding + "\"", {}};
  if (is_binary_media_type(record.media_type) && !options.forced_kind) return no_text(record.media_type);
  const std::optional<PageKind> kind = options.forced_kind ? options.forced_kind : declared_kind(record);
  const Choice choice = choose(record, forced, kind == PageKind::text);
  if (!choice.encoding.starts_with("utf-16") && !choice.encoding.starts_with("utf-32")) {
    if (const auto found = binary_kind(record.bytes); !found.empty()) return no_text(found);
  }

  Page page;
  page.url = record.url;
  convert(std::move(record.bytes), choice, page);
  page.kind = kind.value_or(sniff_kind(page.text));
  return page;
}

}  // namespace pith
