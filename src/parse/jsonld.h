// jsonld: what a page says about itself in <script type="application/ld+json">, in the terms of schema.org.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pith {

struct JsonLd {
  std::vector<std::string> types;  // of all its objects, in order, each once: "NewsArticle", "BreadcrumbList" …
  std::string type;                // of the object that the facts below are from
  std::string headline, author, date, site_name, language, url, description;
};

// Adds what one script's body says. Bodies that are no JSON are passed over; facts that are set already stay.
void read_jsonld(std::string_view body, JsonLd& into);

}  // namespace pith
