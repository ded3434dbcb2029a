// Cleaned: the outcome for one document, and what writers need to know beside it.
#pragma once

#include <string>
#include <vector>

#include "model/removal.h"

namespace pith {

// A metadatum and where it came from: "json-ld", "og", "twitter", "microdata", "meta", "h1", "title", "time", "byline",
// "rel", "link", "url", "lang", "detected".
struct Fact {
  std::string value;
  std::string source;
};

struct Metadata {
  Fact title, author;
  Fact date;      // ISO 8601, with the time of day where the page gives it
  Fact language;  // ISO 639, primary subtag alone
  Fact site_name, canonical_url, description, kind;

  // What the page says about its kind, as it stands: evidence, no verdict.
  std::vector<std::string> schema_types;  // JSON-LD @type of its objects, each once
  std::string schema_headline;            // JSON-LD headline or name of the main object
  std::string og_type;
};

// What is left of one block: nothing, all, or all but some ranges.
struct KeptBlock {
  BlockId block = kNoBlock;
  std::vector<Span> removed;  // ranges of Block::text, rising, disjoint; empty = kept whole
};

struct Cleaned {
  std::vector<KeptBlock> kept;    // document order
  std::vector<Removal> removals;  // document order
  std::vector<Exemption> exemptions;
  std::vector<std::string> warnings;
  Metadata metadata;
};

}  // namespace pith
