// Cleaned: the outcome for one document, and what writers need to know beside it.
#pragma once

#include <string>
#include <vector>

#include "model/removal.h"

namespace pith {

// A metadatum and where it came from: "json-ld", "og", "twitter", "microdata", "meta", "h1", "title", "time", "byline",
// "url".
struct Fact {
  std::string value;
  std::string source;
};

struct Metadata {
  Fact title, author, date, site_name, language, canonical_url, description, kind;
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
