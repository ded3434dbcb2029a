// --explain: a line a removal.
#pragma once

#include <string>

#include "pith.h"

namespace pith::cli {

// What messages call a document: its path, else its URL, else its id; "<stdin>" for standard input.
std::string shown_name(const Record& record);

// page.html:44:3: en.subscribe.newsletter: "Sign up for..."
std::string explain_text(const CleanDocument& document);
// {"source":"page.html","line":44,"column":3,"start":812,"end":870,"rule":...,"category":...,"text":...,"reason":...}
std::string explain_json(const CleanDocument& document);

}  // namespace pith::cli
