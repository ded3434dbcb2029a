// Writers: what is left of a document as text, Markdown, HTML or a JSON Lines record. They see removals, never rules.
#pragma once

#include <string>
#include <string_view>

#include "model/block.h"
#include "model/cleaned.h"
#include "model/document.h"
#include "model/page.h"

namespace pith {

// One document to write; all parts outlive the call.
struct WriteInput {
  const Page& page;
  const Document& document;
  const Blocks& blocks;
  const Cleaned& cleaned;
};

// HTML pages: blocks as paragraphs, list items as "- ", table rows on a line with tabs between cells. Text pages: the
// source's own bytes without what was removed. Ends in one newline unless empty.
std::string write_text(const WriteInput& input);
// CommonMark with tables (GFM): headings, nested lists, code (white space exact), links, images' alt text.
std::string write_markdown(const WriteInput& input);
// A safe HTML fragment: no scripts, event handlers, javascript: URLs or styles; structure of what was kept.
std::string write_html(const WriteInput& input);

}  // namespace pith
