// parse_page: a page as a document, read by what kind of page it is.
#pragma once

#include "parse/html.h"
#include "parse/text.h"

namespace pith {

// parse_html or parse_text. Errors: those of parse_html; a text has none.
Result<Document> parse_page(const Page& page, const ParseOptions& options = {});

}  // namespace pith
