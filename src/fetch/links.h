// Lists of addresses: sitemaps (https://www.sitemaps.org/protocol.html), feeds (RSS 0.9x to 2.0, RDF, Atom), plain
// lists.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "fetch/web_url.h"

namespace pith {

struct LinkList {
  std::vector<std::string> pages;
  std::vector<std::string> sitemaps;  // a sitemap index's
};

// `bytes` may be gzip. XML sitemaps and indexes, and the text form (an address a line). Errors: syntax, too_large.
Result<LinkList> parse_sitemap(std::string_view bytes);

// The entries' links, resolved against the feed's address. Errors: syntax.
Result<LinkList> parse_feed(std::string_view bytes, const WebUrl& base);

// An address a line; empty lines and those that begin with '#' are passed over.
std::vector<std::string> parse_url_list(std::string_view text);

}  // namespace pith
