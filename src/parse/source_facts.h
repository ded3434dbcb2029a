// source_facts: the statements of an HTML page about itself, as they stand, in one walk over its nodes.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/document.h"
#include "parse/jsonld.h"

namespace pith {

struct Headline {
  std::string text;
  NodeId node = kNoNode;
};

struct SourceFacts {
  JsonLd jsonld;
  std::vector<std::pair<std::string, std::string>> meta;       // lower-case name, property or itemprop -> content
  std::vector<std::pair<std::string, std::string>> microdata;  // lower-case itemprop -> text or content, outside <meta>
  std::string rel_author;                                      // text of the first element with rel=author
  std::string title;                                           // <title>
  std::vector<Headline> h1;                                    // those with text, the first eight
  std::string time;                                            // datetime or text of the first <time>
  std::string language;                                        // lang of <html>
  std::string canonical;                                       // href of <link rel=canonical>

  // Content of the first meta of that name that is not blank; "" for none.
  std::string_view meta_of(std::string_view name) const;
  // Contents of all metas of that name, each once, in order.
  std::vector<std::string_view> metas_of(std::string_view name) const;
  std::string_view microdata_of(std::string_view name) const;
};

SourceFacts read_source_facts(const Document& document);

// The text of an element, white space squeezed, cut after about `bytes`.
std::string text_below(const Document& document, NodeId id, size_t bytes);

// What `read` makes of the text of the first element whose class holds one of `signs` (lower case), whose text is not
// longer than `longest` bytes, and of which `read` makes something; "" for none. Reads all class values.
std::string read_by_class(const Document& document, const std::vector<std::string_view>& signs, size_t longest,
                          std::string (*read)(std::string_view text));

}  // namespace pith
