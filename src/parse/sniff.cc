#include "parse/sniff.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace pith {
namespace {

constexpr size_t kSniffBytes = 1024;

struct Signature {
  std::string_view bytes;
  std::string_view kind;
  size_t offset = 0;
};

using std::string_view_literals::operator""sv;

constexpr std::array kSignatures = {
    Signature{"%PDF-"sv, "a PDF file"},
    Signature{"\x89PNG\r\n\x1A\n"sv, "a PNG image"},
    Signature{"GIF87a"sv, "a GIF image"},
    Signature{"GIF89a"sv, "a GIF image"},
    Signature{"\xFF\xD8\xFF"sv, "a JPEG image"},
    Signature{"WEBPVP"sv, "a WebP image", 8},
    Signature{"RIFF"sv, "a RIFF file"},
    Signature{"II*\0"sv, "a TIFF image"},
    Signature{"MM\0*"sv, "a TIFF image"},
    Signature{"\0\0\1\0"sv, "an icon"},
    Signature{"ftyp"sv, "an MP4 file", 4},
    Signature{"ID3"sv, "an MP3 file"},
    Signature{"OggS\0"sv, "an Ogg file"},
    Signature{"fLaC"sv, "a FLAC file"},
    Signature{"\x1A\x45\xDF\xA3"sv, "a WebM or Matroska file"},
    Signature{"PK\3\4"sv, "a ZIP archive"},
    Signature{"PK\5\6"sv, "a ZIP archive"},
    Signature{"\x1F\x8B\x08"sv, "gzip data"},
    Signature{"BZh9"sv, "bzip2 data"},
    Signature{"\xFD"
              "7zXZ\0"sv,
              "xz data"},
    Signature{"\x28\xB5\x2F\xFD"sv, "zstd data"},
    Signature{"Rar!\x1A\x07"sv, "a RAR archive"},
    Signature{"7z\xBC\xAF\x27\x1C"sv, "a 7-Zip archive"},
    Signature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office document"},
    Signature{"{\\rtf"sv, "an RTF document"},
    Signature{"%!PS-Adobe-"sv, "a PostScript file"},
    Signature{"\x7F"
              "ELF"sv,
              "a program"},
    Signature{"\0asm"sv, "a WebAssembly module"},
    Signature{"wOFF"sv, "a font"},
    Signature{"wOF2"sv, "a font"},
    Signature{"\0\1\0\0\0"sv, "a font"},
    Signature{"OTTO\0"sv, "a font"},
    Signature{"SQLite format 3\0"sv, "a database"},
};

constexpr std::array<std::string_view, 11> kHtmlNames = {"html", "htm",  "xhtml", "xht", "shtml", "shtm",
                                                         "php",  "aspx", "asp",   "jsp", "xml"};
constexpr std::array<std::string_view, 9> kTextNames = {"txt", "text", "md",   "markdown", "rst",
                                                        "org", "log",  "adoc", "tex"};

// The start tags of the MIME Sniffing Standard, and a few that fragments begin with.
constexpr std::array<std::string_view, 27> kFirstTags = {
    "!doctype html", "html", "head",    "script",  "iframe", "h1",     "h2", "h3", "div", "font",
    "table",         "a",    "style",   "title",   "b",      "body",   "br", "p",  "ul",  "ol",
    "meta",          "link", "article", "section", "main",   "header", "nav"};

bool tag_at(std::string_view lower, size_t at, std::string_view name) {
  if (lower.substr(at, name.size()) != name) return false;
  const std::string_view next = lower.substr(at + name.size(), 1);
  return next.empty() || is_ascii_space(next[0]) || next[0] == '>' || next[0] == '/';
}

template <size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::optional<PageKind> kind_of_name(std::string_view path) {
  const size_t dot = path.find_last_of("./\\");
  if (dot == std::string_view::npos || path[dot] != '.') return std::nullopt;
  const std::string extension = ascii_lowered(path.substr(dot + 1));
  if (contains(kHtmlNames, extension)) return PageKind::html;
  if (contains(kTextNames, extension)) return PageKind::text;
  return std::nullopt;
}

// Control characters that the MIME Sniffing Standard calls binary data bytes.
bool is_binary_byte(unsigned char c) {
  return c <= 0x08 || c == 0x0B || (c >= 0x0E && c <= 0x1A) || (c >= 0x1C && c <= 0x1F);
}

}  // namespace

std::optional<PageKind> declared_kind(const Record& record) {
  const std::string type = ascii_lowered(record.media_type);
  if (type == "text/html" || type == "application/xhtml+xml" || type == "application/xml" || type == "text/xml")
    return PageKind::html;
  if (type == "text/plain" && kind_of_name(record.path) != PageKind::html) return PageKind::text;
  if (type.starts_with("text/") && type != "text/plain") return PageKind::text;
  return kind_of_name(record.path);
}

PageKind sniff_kind(std::string_view text) {
  const std::string lower = ascii_lowered(text.substr(0, kSniffBytes));
  const size_t first = lower.find_first_not_of(" \t\n\f\r");
  if (first != std::string::npos && lower[first] == '<') {
    if (lower.compare(first, 4, "<!--") == 0 || lower.compare(first, 5, "<?xml") == 0) return PageKind::html;
    for (std::string_view tag : kFirstTags) {
      if (tag_at(lower, first + 1, tag)) return PageKind::html;
    }
  }
  for (size_t at = 0; (at = lower.find('<', at)) != std::string::npos;) {
    ++at;
    for (std::string_view tag : {"!doctype html", "html", "head", "body"}) {
      if (tag_at(lower, at, tag)) return PageKind::html;
    }
  }
  return PageKind::text;
}

std::string_view binary_kind(std::string_view bytes) {
  for (const Signature& sign : kSignatures) {
    if (bytes.size() >= sign.offset && bytes.substr(sign.offset, sign.bytes.size()) == sign.bytes) return sign.kind;
  }
  const std::string_view head = bytes.substr(0, kSniffBytes);
  const auto binary = static_cast<size_t>(
      std::count_if(head.begin(), head.end(), [](char c) { return is_binary_byte(static_cast<unsigned char>(c)); }));
  return binary * 20 > head.size() ? "binary data" : "";
}

bool is_binary_media_type(std::string_view media_type) {
  const std::string type = ascii_lowered(media_type);
  for (std::string_view prefix : {"image/", "audio/", "video/", "font/", "application/pdf", "application/zip",
                                  "application/gzip", "application/msword", "application/vnd.", "application/wasm"}) {
    if (type.starts_with(prefix)) return type != "image/svg+xml" && !type.ends_with("+xml") && !type.ends_with("+json");
  }
  return false;
}

std::string_view sniff_wide(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kSniffBytes & ~size_t{3});
  if (head.size() < 8) return "";
  std::array<size_t, 4> zeros{};
  for (size_t i = 0; i < head.size(); ++i) zeros[i % 4] += head[i] == '\0';
  const size_t quarter = head.size() / 4;
  auto most = [&](size_t i) { return zeros[i] * 4 >= quarter * 3; };
  auto few = [&](size_t i) { return zeros[i] * 10 <= quarter; };
  if (few(0) && most(1) && most(2) && most(3)) return "utf-32le";
  if (most(0) && most(1) && most(2) && few(3)) return "utf-32be";
  if (few(0) && most(1) && few(2) && most(3)) return "utf-16le";
  if (most(0) && few(1) && most(2) && few(3)) return "utf-16be";
  return "";
}

}  // namespace pith
