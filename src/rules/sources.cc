#include "rules/sources.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

#include "rules/builtin.h"

namespace pith {
namespace {

Result<std::vector<RuleFile>> read_added(const std::string& path) {
  if (std::filesystem::is_directory(path)) return read_rule_files(path);
  std::ifstream in(path, std::ios::binary);
  RuleFile file{path, {std::istreambuf_iterator<char>(in), {}}};
  if (!in) return Error{ErrorCode::io, "cannot read the rules", {path, 0, 0, 0, ""}};
  return std::vector<RuleFile>{std::move(file)};
}

// Installed rules are as good as the embedded ones where they are the same; where they were edited they are checked.
void sort_by_trust(std::vector<RuleFile>&& files, GatheredRules& gathered) {
  std::map<std::string, std::string> known;
  for (RuleFile& file : builtin_rule_files()) known[std::move(file.name)] = std::move(file.text);
  for (RuleFile& file : files) {
    const auto same = std::find_if(known.begin(), known.end(), [&](const auto& entry) {
      return file.name.ends_with(entry.first) && file.text == entry.second;
    });
    if (same == known.end())
      gathered.unchecked.push_back(std::move(file));
    else
      gathered.trusted.push_back({same->first, std::move(file.text)});
  }
}

// Embedded rules have been read when pith was built.
RuleList rules_of(const std::vector<RuleFile>& trusted) {
  if (trusted.empty()) return RuleList();
  std::set<std::string_view> names;
  for (const RuleFile& file : trusted) names.insert(file.name);
  RuleList rules = builtin_rules();
  rules.erase_if([&](size_t at) { return names.count(rules.scope(at).source) == 0; });
  return rules;
}

void add_duplicates(RuleList& rules, std::vector<Error>& errors) {
  for (size_t i = 1; i < rules.size(); ++i) {
    if (rules.id(i) != rules.id(i - 1)) continue;
    errors.push_back({ErrorCode::rule, "the rule id \"" + rules[i].id + "\" is taken by another file", rules[i].place});
  }
}

Error all_in_one(const std::vector<Error>& errors) {
  Error all = errors.front();
  if (errors.size() == 1) return all;
  all.message.clear();
  for (const Error& error : errors) all.message += (all.message.empty() ? "" : "\n") + error.to_string();
  all.place = {};
  return all;
}

}  // namespace

Result<GatheredRules> gather_rule_files(const RuleSources& sources) {
  GatheredRules gathered;
  if (sources.builtin && sources.builtin_folder.empty()) gathered.trusted = builtin_rule_files();
  if (sources.builtin && !sources.builtin_folder.empty()) {
    auto files = read_rule_files(sources.builtin_folder);
    if (!files) return std::move(files).error();
    sort_by_trust(std::move(files).value(), gathered);
  }
  for (const std::string& path : sources.added) {
    auto files = read_added(path);
    if (!files) return std::move(files).error();
    for (RuleFile& file : *files) gathered.unchecked.push_back(std::move(file));
  }
  return gathered;
}

Result<RuleList> load_rules_from(const RuleSources& sources) {
  RuleSources others = sources;
  const bool embedded = sources.builtin && sources.builtin_folder.empty();
  if (embedded) others.builtin = false;  // their texts need not be copied
  auto files = gather_rule_files(others);
  if (!files) return std::move(files).error();
  RuleList rules = embedded ? builtin_rules() : rules_of(files->trusted);
  LoadedRules checked = load_rules(files->unchecked, RuleTrust::check);
  rules.add(std::move(checked.rules));
  add_duplicates(rules, checked.errors);
  if (!checked.errors.empty()) return all_in_one(checked.errors);
  return rules;
}

}  // namespace pith
