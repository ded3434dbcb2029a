// The tokens of an HTML page as the reducer needs them: where a tag, a comment, a script ends. The tokeniser of the
// HTML Living Standard, 13.2.5, without its tokens. Every function is linear in what it passes over.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/span.h"
#include "model/tag.h"

namespace pith {

inline constexpr size_t kNoEnd = std::string_view::npos;

struct TagToken {
  Tag tag = Tag::other;
  Span name;
  Span id;       // value of the id attribute, raw, without quotes; empty = none
  Span classes;  // likewise
  bool self_closing = false;
  bool has_attributes = false;
  bool annotated = false;  // has itemprop, or rel with "author"
  size_t end = kNoEnd;     // one past '>'; kNoEnd when the page ends inside the tag, which then is no tag
};

// The tag whose name begins at `at` (behind '<' or "</"). The name must begin with a letter.
TagToken scan_tag(std::string_view source, size_t at);

// One past the comment, doctype, CDATA section in HTML or other declaration whose "<!" or "<?" or "</" (followed by no
// letter) stands at `at`; source.size() when it does not end.
size_t declaration_end(std::string_view source, size_t at);

// Where the content of a raw-text or RCDATA element that begins at `at` ends: at the "</" of its end tag, or at
// source.size().
size_t raw_text_end(std::string_view source, size_t at, std::string_view name);
// The same for <script>, whose content may hide its end tag: <!-- <script> </script> --> (13.2.5.15 to 13.2.5.31).
size_t script_end(std::string_view source, size_t at);

}  // namespace pith
