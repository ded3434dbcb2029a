// byline: names and dates in lines that readers see, such as "By Ann Lee | May 4, 2026".
#pragma once

#include <string>
#include <string_view>

#include "model/document.h"

namespace pith {

// "By Ann Lee, " -> "Ann Lee"; "" for what is no name: addresses, template variables, "by" alone.
std::string cleaned_author(std::string_view raw);

// The name in a line such as "By Ann Lee | May 4": one to five words without numbers; "" for other lines.
std::string name_in_byline(std::string_view text);

// The name that "by" introduces in the short lines behind a headline or before it; "" for none.
std::string author_near(const Document& document, NodeId headline);
// The name in the first link to an author's page, as ".../author/ann-lee"; "" for none. Reads all links.
std::string author_linked(const Document& document);
// The first date that can be read there.
std::string date_near(const Document& document, NodeId headline);

}  // namespace pith
