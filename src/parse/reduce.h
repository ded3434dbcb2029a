// reduce: what Gumbo needs of a page to build its tree, and where each piece stands in the page.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "model/tag.h"

namespace pith {

// A start tag of the reduced page.
struct ReducedTag {
  uint32_t at = 0;  // offset of its '<' in the reduced bytes
  Tag tag = Tag::other;
  bool annotated = false;  // has itemprop, or rel=author
  Span source;             // '<' to '>' in the page
  Span id;                 // value of its id attribute in the page, raw; empty = none
  Span classes;            // likewise
};

inline constexpr uint32_t kNotFolded = UINT32_MAX;

// A piece of text, or an element that was folded: one byte of the reduced page stands for it.
struct ReducedText {
  uint32_t at = 0;         // offset of that byte in the reduced bytes
  char stand_in = '-';     // that byte: ' ' for white space, '\n' for a newline right behind <pre>, '-' for all else
  bool decode = false;     // character references or carriage returns have to be resolved
  bool references = true;  // false: raw text, where '&' stands for itself
  uint32_t element = kNotFolded;  // of `elements`: the byte stands for a whole element
  Span source;                    // its bytes in the page: contiguous, without markup but in an element
};

// An element that was folded (parse/folding.h), with all that it holds.
struct ReducedElement {
  ReducedTag tag;
  uint32_t begin = 0, end = 0;  // its content, in `inside`
};

struct Reduced {
  std::string bytes;
  std::vector<ReducedTag> tags;    // rising in `at`
  std::vector<ReducedText> texts;  // rising in `at`
  std::vector<ReducedElement> elements;
  std::vector<ReducedText> inside;  // the content of folded elements
  size_t start_tags = 0, end_tags = 0;
  bool depth_capped = false;  // tags were left out to keep the nesting in bounds

  void clear();
};

// Reduces `source` (at most kMaxDocumentBytes) into `out`, which is cleared first and keeps its capacity.
void reduce(std::string_view source, uint32_t max_depth, Reduced& out);

}  // namespace pith
