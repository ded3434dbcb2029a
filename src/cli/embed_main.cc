// Run while pith is built, from the top of its tree: packs the rule files below rules/ for src/rules/builtin.cc.
//
//   pith_embed RULES    the file to write
#include <cstdio>
#include <fstream>
#include <iostream>

#include "rules/builtin.h"

namespace pith {

// This program is what the embedded rules are made by, so it has none.
std::vector<RuleFile> builtin_rule_files() {
  return {};
}
RuleList builtin_rules() {
  return RuleList();
}

}  // namespace pith

int main(int count, char** arguments) {
  if (count != 2) return 2;
  auto files = pith::read_rule_files("rules");
  if (!files) {
    std::cerr << files.error().to_string() << '\n';
    return 2;
  }
  const pith::LoadedRules loaded = pith::load_rules(*files, pith::RuleTrust::trusted);
  for (const pith::Error& error : loaded.errors) std::cerr << error.to_string() << '\n';
  if (!loaded.errors.empty()) return 1;
  std::ofstream out(arguments[1], std::ios::binary);
  out << pith::pack_rules(loaded.rules);
  return out.flush().good() ? 0 : 2;
}
