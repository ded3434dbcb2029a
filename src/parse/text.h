// parse_text: plain text as a document of paragraphs, each a verbatim leaf: runs of lines between blank lines, or the
// lines themselves where the text is not wrapped.
#pragma once

#include <string_view>

#include "model/document.h"
#include "model/page.h"

namespace pith {

// `unwrapped`: every line is a paragraph, even where is_unwrapped() would not say so.
Document parse_text(const Page& page, bool unwrapped = false);

// Whether the text has a line that is longer than anybody wraps at: 120 code points.
bool has_long_line(std::string_view text);
// Whether such lines hold more bytes than those that may have been wrapped: then every line is a paragraph.
bool is_unwrapped(std::string_view text);

}  // namespace pith
