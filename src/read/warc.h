// WARC 1.0 and 1.1 archives (ISO 28500:2009 and 2017), WET files among them.
#pragma once

#include <memory>
#include <string_view>

#include "read/reader.h"
#include "read/stream.h"

namespace pith {

bool looks_like_warc(std::string_view first_bytes);

// Records of documents: responses of status 2xx, resources and conversions whose media type is that of a page or is not
// declared. Other records (requests, metadata, redirects, images …) are no documents and are passed over. What is
// broken is a record with an error, and reading goes on at the next record.
std::unique_ptr<RecordReader> warc_reader(std::unique_ptr<InputStream> stream, const ReadOptions& options);

// True for the media types that pith reads as documents: HTML, XHTML, plain text, Markdown; and "" (not declared).
bool is_page_type(std::string_view media_type);

}  // namespace pith
