// literals: what must stand in a text for a pattern to match it, so that most patterns need not be tried on most texts.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pith {

// A text in which the pattern matches holds one of these, in search_fold's form (both of the text and of these); where
// one begins or ends with kTextEdge or kWordEdge (rules/pattern_tree.h), there. Empty: nothing is known.
// `edges`: the pattern sees whole texts, so that '^' and '$' are edges; false: it sees parts of them.
std::vector<std::string> required_literals(std::string_view pattern, bool edges);

}  // namespace pith
