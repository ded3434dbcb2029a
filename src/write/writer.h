// Writers: what is left of a document as text, Markdown or HTML. They see removals, never rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/block.h"
#include "model/cleaned.h"
#include "model/document.h"
#include "model/page.h"
#include "write/map.h"

namespace pith {

// One document to write; all parts outlive the call.
struct WriteInput {
  const Page& page;
  const Document& document;
  const Blocks& blocks;
  const Cleaned& cleaned;

  // Where the page lives, for resolving links: its URL, else the canonical one that it states.
  const std::string& url() const { return page.url.empty() ? cleaned.metadata.canonical_url.value : page.url; }
};

// HTML pages: blocks as paragraphs, list items as "- ", table rows on a line with tabs between cells, code as it
// stands. Text pages: the source's own bytes without what was removed. Ends in one newline (text pages: as the source
// does) unless empty. `placed`, when given, gets where each piece of each block was written.
std::string write_text(const WriteInput& input, std::vector<Placed>* placed = nullptr);
// CommonMark with tables (GFM): headings, nested lists, code (white space exact), links, images' alt text.
std::string write_markdown(const WriteInput& input);
// A safe HTML fragment: no scripts, event handlers, javascript: URLs or styles; structure of what was kept.
std::string write_html(const WriteInput& input);
// The same as a whole document, with its charset, title and language.
std::string write_html_document(const WriteInput& input);

}  // namespace pith
