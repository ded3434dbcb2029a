#include "parse/page.h"

namespace pith {

Result<Document> parse_page(const Page& page, const ParseOptions& options) {
  if (page.kind == PageKind::html) return parse_html(page, options);
  return parse_text(page);
}

}  // namespace pith
