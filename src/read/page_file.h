// A single document: the whole input is one page.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "read/reader.h"
#include "read/stream.h"

namespace pith {

std::unique_ptr<RecordReader> page_reader(std::unique_ptr<InputStream> stream, const ReadOptions& options);

// The address in the marker that browsers and savers leave at the top of a page, "" when there is none:
//   <!-- saved from url=(0023)https://example.com/a -->     Chrome, Edge, Internet Explorer
//   <!-- Page saved with SingleFile  url: https://… -->     SingleFile
std::string saved_page_url(std::string_view html);

// A record for something that could not be read.
Record failed_record(std::string id, Error error);

}  // namespace pith
