#include "parse/decode.h"

#include "base/utf8.h"
#include "catch.h"
#include "parse/charset.h"

using namespace pith;
using std::string_literals::operator""s;

namespace {

struct Given {
  std::string bytes;
  std::string charset = {}, media_type = {}, path = {};
};

Result<Page> decoded(const Given& given, DecodeOptions options = {}) {
  Record record;
  record.bytes = given.bytes;
  record.charset_hint = given.charset;
  record.media_type = given.media_type;
  record.path = given.path;
  return decode(std::move(record), options);
}

// A text long enough for a detector, in Russian and in Japanese.
const std::string kRussian =
    "Съешь же ещё этих мягких французских булок, да выпей чаю. Погода сегодня была хорошая, и мы гуляли у реки.";
const std::string kJapanese =
    "私はガラスを食べられます。それは私を傷つけません。今日は天気がいいので、川の近くを散歩しました。";

std::string in_windows_1251(std::string_view russian) {
  std::string out;
  for (size_t at = 0; at < russian.size();) {
    const char32_t c = decode_utf8(russian, &at);
    out += static_cast<char>(c < 0x80 ? c : c == 0x451 ? 0xB8 : c - 0x410 + 0xC0);
  }
  return out;
}

std::string wide(std::string_view text, size_t unit, bool big) {
  std::string out;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, &at);
    for (size_t i = 0; i < unit; ++i) out += static_cast<char>(c >> (8 * (big ? unit - 1 - i : i)));
  }
  return out;
}

}  // namespace

TEST_CASE("the encoding is chosen by the order of evidence") {
  struct Case {
    std::string name;
    Given given;
    std::string encoding, reason, text;
  };
  const std::string page = "<p>caf\xC3\xA9</p>", latin = "<p>caf\xE9</p>";
  const Case cases[] = {
      {"valid utf-8", {page}, "utf-8", "valid-utf-8", page},
      {"ascii", {"<p>x"}, "utf-8", "valid-utf-8", "<p>x"},
      {"bom", {"\xEF\xBB\xBF" + page, "windows-1252"}, "utf-8", "bom", page},
      {"utf-16 bom", {"\xFF\xFE" + wide(page, 2, false)}, "utf-16le", "bom", page},
      {"utf-16 bom, big", {"\xFE\xFF" + wide(page, 2, true)}, "utf-16be", "bom", page},
      {"utf-32 bom", {"\xFF\xFE\0\0"s + wide(page, 4, false)}, "utf-32le", "bom", page},
      {"utf-16 without bom", {wide(page, 2, false)}, "utf-16le", "detected", page},
      {"utf-32 without bom", {wide(page, 4, true)}, "utf-32be", "detected", page},
      {"http", {latin, "ISO-8859-1"}, "windows-1252", "http", page},
      {"http lies about utf-8", {page, "iso-8859-1"}, "utf-8", "valid-utf-8", page},
      {"http, other", {"<p>\xB1\xE6", "iso-8859-2"}, "iso-8859-2", "http", "<p>\xC4\x85\xC4\x87"},
      {"http, unknown label", {page, "x-none"}, "utf-8", "valid-utf-8", page},
      {"meta",
       {"<meta charset=\" Windows-1251 \"><p>\xEF\xE8"},
       "windows-1251",
       "meta",
       "<meta charset=\" Windows-1251 \"><p>\xD0\xBF\xD0\xB8"},
      {"meta in a comment",
       {"<!-- <meta charset=koi8-r> --><p>caf\xE9"},
       "windows-1252",
       "default",
       "<!-- <meta charset=koi8-r> --><p>caf\xC3\xA9"},
      {"meta says utf-16", {"<meta charset=utf-16>" + page}, "utf-8", "valid-utf-8", "<meta charset=utf-16>" + page},
      {"meta wrong, bytes valid",
       {"<meta charset=koi8-r>" + page},
       "utf-8",
       "valid-utf-8",
       "<meta charset=koi8-r>" + page},
      {"iso-2022-jp looks like ascii",
       {"<meta charset=iso-2022-jp><p>\x1B$B$3$l\x1B(B"},
       "iso-2022-jp",
       "meta",
       "<meta charset=iso-2022-jp><p>\xE3\x81\x93\xE3\x82\x8C"},
      {"default", {latin}, "windows-1252", "default", page},
      {"quotes of windows-1252", {"<p>\x93hi\x94"}, "windows-1252", "default", "<p>\xE2\x80\x9Chi\xE2\x80\x9D"},
      {"detected", {"<p>" + in_windows_1251(kRussian)}, "windows-1251", "detected", "<p>" + kRussian},
  };
  for (const Case& c : cases) {
    CAPTURE(c.name);
    const auto got = decoded(c.given);
    REQUIRE(got);
    CHECK(got->encoding == c.encoding);
    CHECK(got->encoding_reason == c.reason);
    CHECK(got->text == c.text);
    CHECK(got->warnings.empty());
  }
}

TEST_CASE("declarations in <meta> are found by the rules of the prescan") {
  const std::pair<std::string, std::string> cases[] = {
      {"<meta http-equiv='Content-Type' content='text/html; charset=koi8-r'>", "koi8-r"},
      {"<meta content='text/html; charset = \"koi8-r\"' http-equiv=content-type>", "koi8-r"},
      {"<meta name=x content='charset=koi8-r'>", "windows-1252"},
      {"<?xml version='1.0' encoding='koi8-r'?>", "koi8-r"},
      {"<meta charset=nonsense><meta charset=koi8-r>", "koi8-r"},
      {"<script>'<meta charset=\"koi8-r\">'</script>", "koi8-r"},  // the standard's prescan knows no scripts
      {"<metadata charset=koi8-r>", "windows-1252"},
  };
  for (const auto& [head, encoding] : cases) {
    CAPTURE(head);
    CHECK(decoded({head + "<p>\xC0 \xE0 ", "", "text/html"})->encoding == encoding);
  }
}

TEST_CASE("bytes that are wrong become U+FFFD, with one warning that counts them") {
  const std::string r = "\xEF\xBF\xBD";
  struct Case {
    std::string bytes, text, warning;
  };
  const Case cases[] = {
      {"a\xFF"
       "b",
       "a" + r + "b", "1 byte sequence replaced by U+FFFD"},
      {"\xE2\x82"
       "a\xC0\xAF\xED\xA0\x80",
       r + "a" + r + r + r + r + r, "6 byte sequences replaced by U+FFFD"},
      {"\xF0\x9F\x98", r, "1 byte sequence replaced by U+FFFD"},
      {"a\0b"s, "a" + r + "b", "1 NUL replaced by U+FFFD"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.bytes);
    DecodeOptions options;
    options.forced_encoding = "UTF8";
    options.forced_kind = PageKind::html;
    const std::string padding(100, 'x');
    const auto got = decoded({c.bytes + padding}, options);
    REQUIRE(got);
    CHECK(got->encoding_reason == "forced");
    CHECK(got->text == c.text + padding);
    CHECK(got->warnings == std::vector<std::string>{c.warning});
  }
}

TEST_CASE("a page of UTF-8 with a few faults stays UTF-8") {
  const auto got = decoded({"<p>" + kRussian + " \xE9 " + kRussian});
  CHECK(got->encoding == "utf-8");
  CHECK(got->encoding_reason == "detected");
  CHECK(got->warnings.size() == 1);
  const auto declared = decoded({"<meta charset=utf-8><p>caf\xE9"});
  CHECK(declared->encoding == "windows-1252");  // nothing in it is UTF-8
}

TEST_CASE("legacy encodings of East Asia") {
  CHECK(convert_to_utf8("\x8E\x84\x82\xCD", "shift_jis").text == kJapanese.substr(0, 6));
  CHECK(convert_to_utf8("\xBB\xE4\xA4\xCF", "euc-jp").text == kJapanese.substr(0, 6));
  CHECK(convert_to_utf8("\xD6\xD0\xCE\xC4", "gbk").text == "\xE4\xB8\xAD\xE6\x96\x87");
  CHECK(convert_to_utf8("\xA4\xA4\xA4\xE5", "big5").text == "\xE4\xB8\xAD\xE6\x96\x87");
  CHECK(convert_to_utf8("\xC7\xD1\xB1\xDB", "euc-kr").text == "\xED\x95\x9C\xEA\xB8\x80");
  CHECK(convert_to_utf8("\xAA\xBA", "iso-8859-16").text == "\xC8\x98\xC8\x99");
}

TEST_CASE("chunks of the converter do not cut characters") {
  std::string text;
  for (int i = 0; i < 3000; ++i) text += i % 7 == 0 ? "a" : "\xF0\x9F\x98\x80";
  std::string bytes;
  for (size_t at = 0; at < text.size();) {
    const char32_t c = decode_utf8(text, &at);
    const char32_t units[2] = {c < 0x10000 ? c : 0xD800 + ((c - 0x10000) >> 10), 0xDC00 + ((c - 0x10000) & 0x3FF)};
    for (int i = 0; i < (c < 0x10000 ? 1 : 2); ++i)
      (bytes += static_cast<char>(units[i])) += static_cast<char>(units[i] >> 8);
  }
  CHECK(convert_to_utf8(bytes, "utf-16le").text == text);
  CHECK(convert_to_utf8(bytes.substr(0, bytes.size() - 1), "utf-16le").invalid == 1);
}

TEST_CASE("every encoding of the standard converts") {
  for (const char* label : {"866",         "l2",
                            "l3",          "l4",
                            "cyrillic",    "arabic",
                            "greek",       "hebrew",
                            "logical",     "l6",
                            "iso-8859-13", "iso-8859-14",
                            "l9",          "iso-8859-16",
                            "koi8",        "koi8-u",
                            "mac",         "tis-620",
                            "cp1250",      "cp1251",
                            "cp1252",      "cp1253",
                            "cp1254",      "cp1255",
                            "cp1256",      "cp1257",
                            "cp1258",      "x-mac-ukrainian",
                            "gb2312",      "gb18030",
                            "big5",        "x-euc-jp",
                            "csiso2022jp", "sjis",
                            "korean",      "unicodefffe",
                            "ucs-2",       "x-user-defined"}) {
    CAPTURE(label);
    DecodeOptions options;
    options.forced_encoding = label;
    const auto got = decoded({wide("plain", 2, std::string_view(label) == "unicodefffe")}, options);
    const auto narrow = decoded({"plain text"}, options);
    REQUIRE(narrow);
    const bool utf16 = narrow->encoding.starts_with("utf-16");
    CHECK((utf16 ? got->text == "plain" : narrow->text == "plain text"));
  }
}

TEST_CASE("the kind of a document: media type, then name, then content") {
  struct Case {
    Given given;
    PageKind kind;
  };
  const Case cases[] = {
      {{"words", "", "text/html", "a.txt"}, PageKind::html},
      {{"<p>x", "", "text/plain", ""}, PageKind::text},
      {{"<p>x", "", "text/plain", "a.html"}, PageKind::html},
      {{"words", "", "application/xhtml+xml", ""}, PageKind::html},
      {{"<p>x", "", "text/markdown", ""}, PageKind::text},
      {{"words", "", "", "dir.txt/a.XHTML"}, PageKind::html},
      {{"<p>x", "", "", "a.md"}, PageKind::text},
      {{"words", "", "", "html"}, PageKind::text},
      {{" \n<!DOCTYPE html>x", "", "", "page.123"}, PageKind::html},
      {{"<p>x", "", "application/octet-stream", ""}, PageKind::html},
      {{"<p>x"}, PageKind::html},
      {{"<pre-war> words"}, PageKind::text},
      {{"a <b>x</b>"}, PageKind::text},
      {{"header line\n<html><body>x"}, PageKind::html},
      {{"1 < 2"}, PageKind::text},
      {{""}, PageKind::text},
  };
  for (const Case& c : cases) {
    CAPTURE(c.given.bytes, c.given.media_type, c.given.path);
    CHECK(decoded(c.given)->kind == c.kind);
  }
}

TEST_CASE("what is no text is refused with its name") {
  struct Case {
    Given given;
    std::string message;
  };
  const Case cases[] = {
      {{"%PDF-1.7\n\xE2\xE3"}, "expected a page or text, found a PDF file"},
      {{"\x89PNG\r\n\x1A\n\0\0"s, "", "text/html"}, "expected a page or text, found a PNG image"},
      {{"PK\3\4\x14"}, "expected a page or text, found a ZIP archive"},
      {{"\0\0\0\x18"
        "ftypmp42"s},
       "expected a page or text, found an MP4 file"},
      {{"x", "", "image/jpeg"}, "expected a page or text, found image/jpeg"},
      {{std::string("\1\2\3\4abcdefgh")}, "expected a page or text, found binary data"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.message);
    const auto got = decoded(c.given);
    REQUIRE_FALSE(got);
    CHECK(got.error().code == ErrorCode::unsupported);
    CHECK(got.error().message == c.message);
  }
  CHECK(decoded({"<svg>", "", "image/svg+xml"}));
}

TEST_CASE("limits and unknown labels are errors") {
  DecodeOptions options;
  options.max_bytes = 3;
  CHECK(decoded({"four"}, options).error().message == "the document has 4 bytes, more than the limit of 3");
  options = {};
  options.forced_encoding = "klingon";
  CHECK(decoded({"x"}, options).error().message == "unknown encoding \"klingon\"");
}
