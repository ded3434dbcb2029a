// ZIP archives of pages, MAFF (Mozilla Archive Format) among them.
#pragma once

#include <memory>
#include <string_view>

#include "read/reader.h"
#include "read/stream.h"

namespace pith {

bool looks_like_zip(std::string_view first_bytes);

// One record for each page (.html, .htm, .xhtml, .xht, .txt, .md) in the order of the archive; what pages bring along
// and hidden files are left out. A MAFF's index.rdf gives the url. An archive without pages, and an entry that cannot
// be read, is a record with an error. A ZIP that comes on standard input is held in memory.
std::unique_ptr<RecordReader> zip_reader(std::unique_ptr<InputStream> stream, const ReadOptions& options);

}  // namespace pith
