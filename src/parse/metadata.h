// Metadata from JSON-LD, Open Graph, microdata, meta, <time>, byline and heading, each with its source. JSON-LD is read
// from the page's bytes, since the reducer drops script bodies.
#pragma once

#include "model/cleaned.h"
#include "model/document.h"
#include "model/page.h"

namespace pith {

// Facts that the page does not state are empty.
Metadata read_metadata(const Page& page, const Document& document);

}  // namespace pith
