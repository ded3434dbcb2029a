// parse_html: Gumbo behind one door. The page is reduced first (parse/reduce.h), parsed with an arena, and flattened.
#pragma once

#include "base/error.h"
#include "model/document.h"
#include "model/page.h"

namespace pith {

struct ParseOptions {
  // Elements nested deeper are taken as children of the one at this depth, cut before Gumbo sees them: its cost is
  // quadratic in depth. Browsers cap at 512, real pages stay under 100.
  uint32_t max_depth = 256;
  // Start tags of a page, as many end tags, and memory in bytes for its tree while it is built; more is an Error
  // too_large.
  uint32_t max_elements = 1'000'000;
  // Pages that are nearly nothing but tags cost ten times as much a byte as others: so many tags are too many where
  // fewer than `dense_bytes` of the page fall to each. Real pages have 35 bytes a tag and more.
  uint32_t dense_elements = 250'000;
  uint32_t dense_bytes = 20;
  size_t max_tree_bytes = size_t{1} << 30;
};

// The document looks into page.text; `page` must stay where it is. Never fails on content: errors are limits only.
Result<Document> parse_html(const Page& page, const ParseOptions& options);

}  // namespace pith
