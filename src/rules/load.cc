// The one file that sees toml++: turns its tree into TomlValue with byte offsets, hands that to the interpreter, and
// looks over all files together for ids that occur twice and rules without cases.
#include "rules/load.h"

#include <toml++/toml.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <unordered_map>

#include "rules/cases.h"

namespace pith {
namespace {

// Byte offsets from toml++'s lines and columns (from 1; columns in code points).
class Offsets {
 public:
  explicit Offsets(std::string_view text) : text_(text), lines_{0} {
    for (size_t at = 0; at < text.size(); ++at) {
      if (text[at] == '\n') lines_.push_back(at + 1);
    }
  }

  size_t operator()(const toml::source_position& position) const {
    if (position.line == 0 || position.line > lines_.size()) return text_.size();
    size_t at = lines_[position.line - 1];
    for (auto column = position.column; column > 1 && at < text_.size(); --column) {
      ++at;
      while (at < text_.size() && (static_cast<unsigned char>(text_[at]) & 0xC0) == 0x80) ++at;
    }
    return at;
  }

 private:
  std::string_view text_;
  std::vector<size_t> lines_;
};

// Recursion is bounded: toml++ refuses values nested more than 256 deep.
TomlValue convert(const toml::node& node, const Offsets& offsets) {
  using Kind = TomlValue::Kind;
  TomlValue value;
  value.offset = offsets(node.source().begin);
  if (const auto* table = node.as_table()) {
    value.kind = Kind::table;
    for (const auto& [key, child] : *table)
      value.entries.push_back({std::string(key.str()), offsets(key.source().begin), convert(child, offsets)});
    std::sort(value.entries.begin(), value.entries.end(),
              [](const TomlEntry& a, const TomlEntry& b) { return a.offset < b.offset; });
  } else if (const auto* array = node.as_array()) {
    value.kind = Kind::array;
    for (const auto& item : *array) value.items.push_back(convert(item, offsets));
  } else if (const auto* text = node.as_string()) {
    value.kind = Kind::string, value.text = text->get();
  } else if (const auto* integer = node.as_integer()) {
    value.kind = Kind::integer, value.integer = integer->get();
    value.number = static_cast<double>(integer->get());
  } else if (const auto* number = node.as_floating_point()) {
    value.kind = Kind::number, value.number = number->get();
  } else if (const auto* boolean = node.as_boolean()) {
    value.kind = Kind::boolean, value.boolean = boolean->get();
  } else {
    value.kind = Kind::date;
  }
  return value;
}

void load_file(const RuleFile& file, RuleTrust trust, std::vector<Rule>& rules, std::vector<Error>& errors) {
  const Offsets offsets(file.text);
  try {
    const toml::table root = toml::parse(std::string_view(file.text), std::string_view(file.name));
    interpret_rules({file.name, file.text}, convert(root, offsets), trust, rules, errors);
  } catch (const toml::parse_error& fault) {
    errors.push_back({ErrorCode::syntax, "not TOML: " + std::string(fault.description()),
                      place_at(file.name, file.text, offsets(fault.source().begin))});
  }
}

std::string position(const Place& place) {
  return place.source + ':' + std::to_string(place.line);
}

void check_ids(const std::vector<Rule>& rules, std::vector<Error>& errors) {
  std::unordered_map<std::string_view, const Rule*> first;
  for (const Rule& rule : rules) {
    if (rule.id.empty()) continue;
    const auto [seen, fresh] = first.emplace(rule.id, &rule);
    if (!fresh)
      errors.push_back(
          {ErrorCode::rule, "rule \"" + rule.id + "\" is also at " + position(seen->second->place), rule.place});
  }
}

void check_cases(const Rule& rule, std::vector<Error>& errors) {
  const CaseCount count = count_cases(rule);
  auto fault = [&](const char* message) {
    errors.push_back({ErrorCode::rule, "rule \"" + rule.id + "\" has no case that it " + message, rule.place});
  };
  if (count.changed == 0) fault("changes: give drops, or a test whose expect lacks something");
  if (count.alone == 0) fault("leaves alone: give keeps, or a test whose expect is the whole text");
}

bool by_place(const Error& a, const Error& b) {
  return std::tie(a.place.source, a.place.line, a.place.column) <
         std::tie(b.place.source, b.place.line, b.place.column);
}

}  // namespace

LoadedRules load_rules(const std::vector<RuleFile>& files, RuleTrust trust) {
  LoadedRules loaded;
  std::vector<const RuleFile*> sorted;
  for (const RuleFile& file : files) sorted.push_back(&file);
  std::sort(sorted.begin(), sorted.end(), [](const RuleFile* a, const RuleFile* b) { return a->name < b->name; });
  for (const RuleFile* file : sorted) load_file(*file, trust, loaded.rules, loaded.errors);
  check_ids(loaded.rules, loaded.errors);
  if (trust == RuleTrust::check) {
    for (const Rule& rule : loaded.rules) {
      if (!rule.imported) check_cases(rule, loaded.errors);
    }
  }

  std::set<std::string> faulty;
  for (const Error& error : loaded.errors) faulty.insert(error.place.source);
  std::erase_if(loaded.rules, [&](const Rule& rule) { return faulty.count(rule.place.source) > 0; });
  std::sort(loaded.rules.begin(), loaded.rules.end(), [](const Rule& a, const Rule& b) { return a.id < b.id; });
  std::stable_sort(loaded.errors.begin(), loaded.errors.end(), by_place);
  return loaded;
}

Result<std::vector<RuleFile>> read_rule_files(const std::string& folder) {
  namespace fs = std::filesystem;
  std::vector<RuleFile> files;
  std::error_code failure;
  fs::recursive_directory_iterator entries(folder, failure);
  if (failure) return Error{ErrorCode::io, "cannot read the folder: " + failure.message(), {folder, 0, 0, 0, ""}};
  for (; entries != fs::recursive_directory_iterator(); entries.increment(failure)) {
    if (failure) return Error{ErrorCode::io, "cannot read the folder: " + failure.message(), {folder, 0, 0, 0, ""}};
    const fs::path& path = entries->path();
    if (path.extension() != ".toml" || !entries->is_regular_file()) continue;
    std::ifstream in(path, std::ios::binary);
    RuleFile file{path.generic_string(), {std::istreambuf_iterator<char>(in), {}}};
    if (!in) return Error{ErrorCode::io, "cannot read the file", {file.name, 0, 0, 0, ""}};
    files.push_back(std::move(file));
  }
  std::sort(files.begin(), files.end(), [](const RuleFile& a, const RuleFile& b) { return a.name < b.name; });
  return files;
}

}  // namespace pith
