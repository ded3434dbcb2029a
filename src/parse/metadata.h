// Metadata: what a page says about itself, each fact with its source. JSON-LD is read from the page's bytes, since the
// reducer drops script bodies.
#pragma once

#include "model/cleaned.h"
#include "model/document.h"
#include "model/page.h"

namespace pith {

// Facts that the page does not state are empty. One walk over the nodes; linear.
Metadata read_metadata(const Page& page, const Document& document);

}  // namespace pith
