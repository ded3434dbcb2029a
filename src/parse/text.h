// parse_text: plain text as a document of paragraphs (runs of lines between blank lines), each a verbatim leaf.
#pragma once

#include "model/document.h"
#include "model/page.h"

namespace pith {

Document parse_text(const Page& page);

}  // namespace pith
