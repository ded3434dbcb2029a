// Page: one document as UTF-8 text, with the encoding it had and why that was chosen.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace pith {

enum class PageKind : uint8_t { html, text };

struct Page {
  PageKind kind = PageKind::html;
  std::string url;              // may be empty
  std::string text;             // valid UTF-8; all spans of the pipeline are offsets into it
  std::string encoding;         // WHATWG name of the source's encoding, such as "windows-1252"
  std::string encoding_reason;  // "bom", "http", "meta", "valid-utf-8", "detected", "default", "forced"
  std::string source_hash;      // base/hash.h, of the bytes read; empty = text is those bytes
  std::vector<std::string> warnings;
};

}  // namespace pith
