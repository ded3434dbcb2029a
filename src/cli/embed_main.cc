// Run while pith is built, from the top of its tree: packs the rule files below rules/ for src/rules/builtin.cc.
//
//   pith_embed RULES LITERALS    the two files to write
#include <cstdio>
#include <fstream>
#include <iostream>

#include "rules/builtin.h"

namespace pith {

// This program is what the embedded rules are made by, so it has none.
std::vector<RuleFile> builtin_rule_files() {
  return {};
}
std::vector<Rule> builtin_rules() {
  return {};
}
const PackedLiterals& builtin_literals() {
  static const auto* const kNone = new PackedLiterals("");
  return *kNone;
}

}  // namespace pith

namespace {

bool write(const char* path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  return out.flush().good();
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) return 2;
  auto files = pith::read_rule_files("rules");
  if (!files) {
    std::cerr << files.error().to_string() << '\n';
    return 2;
  }
  const pith::LoadedRules loaded = pith::load_rules(*files, pith::RuleTrust::trusted);
  for (const pith::Error& error : loaded.errors) std::cerr << error.to_string() << '\n';
  if (!loaded.errors.empty()) return 1;
  return write(arguments[1], pith::pack_rules(loaded.rules)) && write(arguments[2], pith::pack_literals(loaded.rules))
             ? 0
             : 2;
}
