#include "cli/rule_flags.h"

#include <filesystem>

namespace pith::cli {
namespace {

std::vector<std::string> category_names() {
  std::vector<std::string> names;
  for (int i = 0; i < kCategoryCount; ++i) names.emplace_back(category_name(static_cast<Category>(i)));
  return names;
}

std::optional<Category> category_of(std::string_view name) {
  for (int i = 0; i < kCategoryCount; ++i) {
    if (category_name(static_cast<Category>(i)) == name) return static_cast<Category>(i);
  }
  return std::nullopt;
}

// "byline,related" and repeated flags are the same.
std::vector<std::string> split(const std::vector<std::string>& lists) {
  std::vector<std::string> items;
  for (const std::string& list : lists) {
    for (size_t at = 0; at <= list.size();) {
      const size_t end = std::min(list.find(',', at), list.size());
      if (end > at) items.push_back(list.substr(at, end - at));
      at = end + 1;
    }
  }
  return items;
}

Error unknown_category(const std::string& name) {
  std::string known;
  for (const std::string& category : category_names()) known += (known.empty() ? "" : ", ") + category;
  return {ErrorCode::usage, "--keep: expected categories (" + known + "), found \"" + name + "\"", {}};
}

}  // namespace

std::vector<Flag> flags_of(RuleFlags& rules) {
  return {
      {"rules", 0, "DIR", &rules.rules, "add the rule files below DIR (or one file)",
       "May be given more than once. The files are checked whole before anything is read: all faults are reported "
       "with file, line and column."},
      {"no-builtin", 0, "", &rules.no_builtin, "leave out the built-in rules",
       "Only the rules given by --rules are used. Without this flag the built-in rules are read from the folder "
       "\"rules\" beside the program, else from share/pith/rules of the prefix that it is installed in, else from the "
       "program itself."},
      {"disable", 0, "ID", &rules.disable, "switch off a rule, or all rules whose id begins so (en.share.*)",
       "ID is a rule's id, or a prefix that ends in \".\" or \"*\". Several may be given, separated by commas or by "
       "repeating the flag. \"pith rules list\" shows the ids."},
      {"only-rule", 0, "ID", &rules.only, "use no rule but this one", "May be given more than once."},
      {"keep", 0, "CATEGORY", &rules.keep, "keep what rules of a category would drop",
       "Several may be given, separated by commas. The categories are subscribe, related, share, ad, title, byline, "
       "comment, legal, navigation and boilerplate."},
  };
}

std::optional<Error> apply(const RuleFlags& rules, Options& options) {
  options.rules.builtin = !rules.no_builtin;
  if (options.rules.builtin) options.rules.builtin_folder = builtin_folder();
  options.rules.added = rules.rules;
  options.choice.disabled = split(rules.disable);
  options.choice.only = split(rules.only);
  for (const std::string& name : split(rules.keep)) {
    const auto category = category_of(name);
    if (!category) return unknown_category(name);
    options.choice.kept_categories.push_back(*category);
  }
  return std::nullopt;
}

std::string builtin_folder() {
  std::error_code fault;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", fault);
  if (fault) return "";
  const std::filesystem::path folder = program.parent_path();
  for (const std::filesystem::path& place : {folder / "rules", folder.parent_path() / "share/pith/rules"}) {
    if (std::filesystem::is_directory(place, fault)) return place.string();
  }
  return "";
}

}  // namespace pith::cli
