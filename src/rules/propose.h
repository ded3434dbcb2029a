// propose: a draft of a rule from a page and a text on it that should go (`pith rules new`).
#pragma once

#include <string>
#include <string_view>

#include "base/error.h"
#include "model/block.h"
#include "model/document.h"

namespace pith {

struct ProposalOptions {
  std::string id;                        // empty = made of the category and the quoted words
  std::string category = "boilerplate";  // by name
  bool text_only = false;                // a pattern even where a selector could be had
};

// The block whose text is the quote, or the shortest that holds it; case, punctuation and spaces do not count. Error
// (code usage) when there is none: it names the block that is nearest to it in words.
Result<BlockId> find_quote(const Blocks& blocks, std::string_view quote);

// One [[rule]] as TOML, with a case that it takes (the quoted block) and one that it leaves alone (the block nearest to
// it that it does not take): by the id or a class of an element that holds the block and little else, and where there
// is none, by a pattern. Its guard holds it to a tenth of a page.
std::string propose_rule(const Document& document, const Blocks& blocks, BlockId quoted,
                         const ProposalOptions& options);

}  // namespace pith
