// The flags that say in which format documents are written, shared by `clean` and `fetch`.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"
#include "pith.h"
#include "read/compress.h"

namespace pith::cli {

struct FormatFlags {
  std::string to = "text", schema = "pith";
  std::string compress;  // "gzip", "zstd"; empty = as the output's name says
};

std::vector<Flag> flags_of(FormatFlags& flags);

// Errors (usage): a schema with another format than JSON Lines.
Result<Format> format_of(const FormatFlags& flags);
// Of an output of that name; "" and "-" are standard output.
Compression compression_of(const FormatFlags& flags, const std::string& output_name);
// Bytes of documents that make one member of a compressed output: 0 = a document each, so that readers of archives can
// go to any.
size_t member_size_of(Format format);
// ".txt", ".md", ".html", ".jsonl", ".wet"
std::string extension_of(Format format);

}  // namespace pith::cli
