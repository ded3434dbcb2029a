// What an importer makes of somebody else's rules: drafts of pith rules, and a note for each line that has none.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pith {

// One rule to be: what these selectors match goes, on these hosts.
struct RuleDraft {
  std::string id;
  std::vector<std::string> hosts;  // as in a rule; empty = all; "!host" = not there
  std::vector<std::string> selectors;
  std::string guard = "max_share = 0.5";
};

struct ImportNote {
  std::string file;
  uint32_t line = 0;
  std::string message;
};

struct Imported {
  std::vector<RuleDraft> drafts;
  std::vector<ImportNote> notes;
  uint32_t taken = 0;    // source lines that became selectors
  uint32_t refused = 0;  // element rules that could not; each has a note
  uint32_t other = 0;    // lines about something else: requests, logins, paging
};

// Says what is wrong with a selector, "" when the engine takes it. (The engine is a peer of the importers.)
using SelectorCheck = std::function<std::string(std::string_view)>;

// A rule file of the drafts. `source` is named in it as where the rules come from; imported rules carry no cases.
std::string imported_file(std::string_view pack, std::string_view source, const std::vector<RuleDraft>& drafts);

}  // namespace pith
