// parse_html: Gumbo behind one door. The page is reduced first (parse/reduce.h), parsed with an arena, and flattened.
#pragma once

#include "base/error.h"
#include "model/document.h"
#include "model/page.h"

namespace pith {

struct ParseOptions {
  // Elements nested deeper are taken as children of the one at this depth, cut before Gumbo sees them: its cost is
  // quadratic in depth. Browsers cap at 512.
  uint32_t max_depth = 512;
};

// The document looks into page.text; `page` must stay where it is. Never fails on content: errors are limits only.
Result<Document> parse_html(const Page& page, const ParseOptions& options);

}  // namespace pith
