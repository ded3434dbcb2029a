// The standard looks at the first 1024 bytes. Pages put scripts before their <meta>, so 16 KB are looked at here: it is
// done only for pages that are not valid UTF-8.
#include "parse/prescan.h"

#include "base/entities.h"
#include "base/text.h"
#include "model/attributes.h"
#include "parse/encoding_labels.h"
#include "parse/tokens.h"

namespace pith {
namespace {

constexpr size_t kPrescanBytes = 16 * 1024;

// The label after "charset=" in the content of a <meta> (HTML Living Standard, 2.5.3).
std::string_view charset_in(std::string_view content) {
  const std::string lower = ascii_lowered(content);
  for (size_t at = 0; (at = lower.find("charset", at)) != std::string::npos;) {
    at += 7;
    while (at < content.size() && is_ascii_space(content[at])) ++at;
    if (at >= content.size() || content[at] != '=') continue;
    ++at;
    while (at < content.size() && is_ascii_space(content[at])) ++at;
    if (at >= content.size()) return "";
    const char quote = content[at];
    if (quote == '"' || quote == '\'') {
      const size_t end = content.find(quote, at + 1);
      return end == std::string_view::npos ? "" : content.substr(at + 1, end - at - 1);
    }
    return content.substr(at, content.find_first_of(" \t\n\f\r;", at) - at);
  }
  return "";
}

std::string_view encoding_of_meta(std::string_view tag) {
  bool is_content_type = false;
  std::string_view charset, content;
  for (AttributeScanner scan(tag); scan.next();) {
    if (equals_ignoring_ascii_case(scan.name(), "charset")) charset = scan.value();
    if (equals_ignoring_ascii_case(scan.name(), "content")) content = scan.value();
    if (equals_ignoring_ascii_case(scan.name(), "http-equiv"))
      is_content_type = equals_ignoring_ascii_case(scan.value(), "content-type");
  }
  if (!charset.empty()) return encoding_of_label(charset);
  return is_content_type ? encoding_of_label(charset_in(content)) : "";
}

std::string_view encoding_of_declaration(std::string_view page) {
  if (page.substr(0, 5) != "<?xml") return "";
  const std::string_view declaration = page.substr(0, page.find('>'));
  const size_t at = declaration.find("encoding");
  if (at == std::string_view::npos) return "";
  const size_t quote = declaration.find_first_of("\"'", at);
  if (quote == std::string_view::npos) return "";
  const size_t end = declaration.find(declaration[quote], quote + 1);
  return end == std::string_view::npos ? "" : encoding_of_label(declaration.substr(quote + 1, end - quote - 1));
}

std::string_view usable(std::string_view encoding) {
  if (encoding == "utf-16le" || encoding == "utf-16be") return "utf-8";
  if (encoding == "x-user-defined") return "windows-1252";
  return encoding == "replacement" ? "" : encoding;
}

}  // namespace

std::string_view prescan_encoding(std::string_view bytes) {
  const std::string_view page = bytes.substr(0, kPrescanBytes);
  if (const auto declared = usable(encoding_of_declaration(page)); !declared.empty()) return declared;
  for (size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at)) {
    if (page.substr(at, 4) == "<!--") {
      at = declaration_end(page, at);
      continue;
    }
    const TagToken tag = scan_tag(page, ++at);
    if (tag.end == kNoEnd || tag.tag != Tag::meta) continue;
    if (const auto found = usable(encoding_of_meta(page.substr(at - 1, tag.end - at + 1))); !found.empty())
      return found;
    at = tag.end;
  }
  return "";
}

}  // namespace pith
