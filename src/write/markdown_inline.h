// Markdown of inline spans: emphasis, code, links, images, and the escapes that keep text from being taken for markup.
#pragma once

#include <string>
#include <vector>

#include "write/inline.h"
#include "write/links.h"

namespace pith {

enum class MarkdownPlace : uint8_t {
  paragraph,  // line breaks are hard breaks
  heading,    // on one line; bold would say it twice
  cell,       // on one line, '|' escaped, line breaks as <br>
};

// CommonMark 0.31 with GFM's strikethrough; subscripts and superscripts as HTML. Lines do not begin with block markup.
std::string markdown_inline(const Document& document, const Links& links, std::vector<StyledSpan> spans,
                            MarkdownPlace place);

// `![alt](address)`; "" where one of both is missing: an alt text without its image repeats what stands beside it.
std::string markdown_image(const Document& document, const Links& links, NodeId image, MarkdownPlace place);

// Text as it stands: everything that Markdown could take for markup is escaped. `before` and `after` are the characters
// beside it, 0 at a line's edge.
std::string markdown_escaped(std::string_view text, char before, char after, MarkdownPlace place);

}  // namespace pith
