// parse_text: plain text as a document of paragraphs, each a verbatim leaf: runs of lines between blank lines, or the
// lines themselves where the text is not wrapped.
#pragma once

#include "model/document.h"
#include "model/page.h"

namespace pith {

Document parse_text(const Page& page);

}  // namespace pith
