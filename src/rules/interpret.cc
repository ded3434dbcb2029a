// Each table of a rule file is read in two steps. First every key is held against the table of keys: unknown names,
// wrong types, values outside the choices or ranges, missing required keys. Then the values, known to be of the right
// type, are put into the Rule, and what no table can say is checked: identifiers, selectors, patterns, and that the
// rule looks for something. Nothing stops at the first fault.
//
//   [[rule]]                  bad.toml:4:1: unknown key "acton"; did you mean "action"?
//   acton = "drop"
//
// Tested by fixtures/rules-invalid (one folder a fault) through tests/unit/rules/load_test.cc.
#include "rules/interpret.h"

#include <algorithm>
#include <functional>

#include "model/block.h"
#include "rules/keys.h"
#include "rules/pattern.h"
#include "rules/selector.h"

namespace pith {
namespace {

std::string quoted(std::string_view text) {
  return '"' + std::string(text) + '"';
}

std::string joined(const std::vector<std::string_view>& names) {
  std::string out;
  for (std::string_view name : names) out += (out.empty() ? "" : ", ") + std::string(name);
  return out;
}

std::string_view kind_name(TomlValue::Kind kind) {
  switch (kind) {
    case TomlValue::Kind::string:
      return "a string";
    case TomlValue::Kind::integer:
      return "a whole number";
    case TomlValue::Kind::number:
      return "a number";
    case TomlValue::Kind::boolean:
      return "true or false";
    case TomlValue::Kind::date:
      return "a date";
    case TomlValue::Kind::array:
      return "a list";
    case TomlValue::Kind::table:
      return "a table";
  }
  return "";
}

std::string_view scope_name(KeyScope scope) {
  switch (scope) {
    case KeyScope::file:
      return "file";
    case KeyScope::rule:
      return "rule";
    case KeyScope::guard:
      return "guard";
    case KeyScope::test:
      return "test";
  }
  return "";
}

bool all_of_kind(const TomlValue& value, TomlValue::Kind kind) {
  return value.kind == TomlValue::Kind::array &&
         std::all_of(value.items.begin(), value.items.end(), [&](const TomlValue& item) { return item.kind == kind; });
}

bool has_type(const TomlValue& value, KeyType type) {
  using Kind = TomlValue::Kind;
  switch (type) {
    case KeyType::string:
    case KeyType::choice:
    case KeyType::selector:
      return value.kind == Kind::string;
    case KeyType::strings:
    case KeyType::choices:
    case KeyType::patterns:
      return all_of_kind(value, Kind::string);
    case KeyType::integer:
      return value.kind == Kind::integer;
    case KeyType::number:
      return value.kind == Kind::integer || value.kind == Kind::number;
    case KeyType::table:
      return value.kind == Kind::table;
    case KeyType::tables:
      return all_of_kind(value, Kind::table);
  }
  return false;
}

// Reports faults of one file. Holds what a fault needs: the text, and whether to look closely.
class Interpreter {
 public:
  Interpreter(const FileText& file, RuleTrust trust, std::vector<Error>& errors)
      : file_(file), trust_(trust), errors_(errors) {}

  void read_file(const TomlValue& root, std::vector<Rule>& rules) {
    check_table(KeyScope::file, root);
    if (const TomlValue* schema = get(root, KeyScope::file, "schema"); schema && schema->integer != 1)
      fault(schema->offset, "schema " + std::to_string(schema->integer) + " is not known; this pith reads schema 1");
    const TomlValue* list = get(root, KeyScope::file, "rule");
    if (!list) return;
    const TomlValue* pack = get(root, KeyScope::file, "pack");
    const bool imported = get(root, KeyScope::file, "imported") != nullptr;
    for (const TomlValue& table : list->items) {
      rules.push_back(read_rule(table));
      if (pack) rules.back().pack = pack->text;
      rules.back().imported = imported;
    }
  }

 private:
  void fault(size_t offset, std::string message, ErrorCode code = ErrorCode::syntax) {
    errors_.push_back({code, std::move(message), place_at(file_.name, file_.text, offset)});
  }

  // Lines are counted from the file's begin: only for what will be shown, so never for trusted files.
  Place place(size_t offset) const {
    if (trust_ == RuleTrust::trusted) return Place{std::string(file_.name), 0, 0, offset, ""};
    return place_at(file_.name, file_.text, offset);
  }

  // Byte in the file of byte `inner` of a string, where the string stands there as it is; else the string's begin.
  size_t inside(const TomlValue& value, size_t inner) const {
    size_t begin = value.offset;
    while (begin < file_.text.size() && (file_.text[begin] == '"' || file_.text[begin] == '\'')) ++begin;
    return file_.text.substr(begin, value.text.size()) == value.text ? begin + inner : value.offset;
  }

  // The value of a key, when it is there and has its type.
  const TomlValue* get(const TomlValue& table, KeyScope scope, std::string_view name) const {
    for (const TomlEntry& entry : table.entries) {
      if (entry.key != name) continue;
      return has_type(entry.value, find_key(scope, name)->type) ? &entry.value : nullptr;
    }
    return nullptr;
  }

  void check_table(KeyScope scope, const TomlValue& table) {
    if (trust_ == RuleTrust::trusted) return;
    for (const TomlEntry& entry : table.entries) {
      const KeyInfo* key = find_key(scope, entry.key);
      key ? check_value(*key, entry) : unknown_key(scope, entry);
    }
    for (const KeyInfo& key : rule_keys()) {
      if (key.scope == scope && key.required && !has(table, key.name))
        fault(table.offset, std::string(scope_name(scope)) + " without " + quoted(key.name));
    }
  }

  static bool has(const TomlValue& table, std::string_view name) {
    return std::any_of(table.entries.begin(), table.entries.end(), [&](const TomlEntry& e) { return e.key == name; });
  }

  void unknown_key(KeyScope scope, const TomlEntry& entry) {
    std::vector<std::string_view> names;
    for (const KeyInfo& key : rule_keys()) {
      if (key.scope == scope) names.push_back(key.name);
    }
    const std::string_view near = nearest_name(entry.key, names);
    fault(entry.offset,
          "unknown key " + quoted(entry.key) +
              (near.empty() ? " in a " + std::string(scope_name(scope)) : "; did you mean " + quoted(near) + "?"));
  }

  void check_value(const KeyInfo& key, const TomlEntry& entry) {
    const TomlValue& value = entry.value;
    if (!has_type(value, key.type)) {
      const std::string_view found =
          value.kind == TomlValue::Kind::array && key.type >= KeyType::strings && !value.items.empty()
              ? "a list of other things"
              : kind_name(value.kind);
      return fault(value.offset, quoted(key.name) + " expects " + std::string(key_type_name(key.type)) + ", found " +
                                     std::string(found));
    }
    if (key.type == KeyType::choice) check_choice(key, value);
    if (key.type == KeyType::choices) {
      for (const TomlValue& item : value.items) check_choice(key, item);
    }
    if (key.type == KeyType::integer || key.type == KeyType::number) check_range(key, value);
    if ((key.type == KeyType::string || key.type == KeyType::selector) && value.text.empty() && key.name != "expect")
      fault(value.offset, quoted(key.name) + " is empty");
    if (value.kind == TomlValue::Kind::array && value.items.empty())
      fault(value.offset, quoted(key.name) + " is empty");
  }

  void check_choice(const KeyInfo& key, const TomlValue& value) {
    if (std::find(key.choices.begin(), key.choices.end(), value.text) != key.choices.end()) return;
    fault(value.offset, quoted(key.name) + " expects one of " + joined(key.choices) + "; found " + quoted(value.text));
  }

  void check_range(const KeyInfo& key, const TomlValue& value) {
    if (value.number >= key.minimum && (key.maximum == 0 || value.number <= key.maximum)) return;
    if (key.name == "schema") return;  // has a message of its own
    const int maximum = static_cast<int>(key.maximum);
    fault(value.offset, quoted(key.name) + " expects a number " +
                            (key.maximum == 0 ? std::string("from 0") : "from 0 to " + std::to_string(maximum)));
  }

  // Values by name; the defaults of Rule stay where a key is absent or wrong.
  std::string string_of(const TomlValue& table, KeyScope scope, std::string_view name) const {
    const TomlValue* value = get(table, scope, name);
    return value ? value->text : std::string();
  }
  std::vector<std::string> strings_of(const TomlValue& table, std::string_view name) const {
    std::vector<std::string> out;
    if (const TomlValue* value = get(table, KeyScope::rule, name)) {
      for (const TomlValue& item : value->items) out.push_back(item.text);
    }
    return out;
  }
  template <typename Number>
  void number_of(const TomlValue& table, KeyScope scope, std::string_view name, Number& out) const {
    if (const TomlValue* value = get(table, scope, name))
      out = static_cast<Number>(std::clamp(value->number, 0.0, 4294967295.0));
  }
  // Position of the value among the key's choices; `otherwise` when absent or wrong.
  int choice_of(const TomlValue& table, std::string_view name, int otherwise) const {
    const TomlValue* value = get(table, KeyScope::rule, name);
    return value ? index_of(*find_key(KeyScope::rule, name), value->text, otherwise) : otherwise;
  }
  // The set of positions among the choices, as bits.
  unsigned choices_of(const TomlValue& table, std::string_view name) const {
    unsigned bits = 0;
    if (const TomlValue* value = get(table, KeyScope::rule, name)) {
      for (const TomlValue& item : value->items)
        if (const int at = index_of(*find_key(KeyScope::rule, name), item.text, -1); at >= 0) bits |= 1u << at;
    }
    return bits;
  }
  static int index_of(const KeyInfo& key, std::string_view text, int otherwise) {
    const auto found = std::find(key.choices.begin(), key.choices.end(), text);
    return found == key.choices.end() ? otherwise : static_cast<int>(found - key.choices.begin());
  }

  Rule read_rule(const TomlValue& table) {
    check_table(KeyScope::rule, table);
    Rule rule;
    rule.place = place(table.offset);
    rule.id = string_of(table, KeyScope::rule, "id");
    rule.reason = string_of(table, KeyScope::rule, "reason");
    rule.category = static_cast<Category>(choice_of(table, "category", static_cast<int>(Category::boilerplate)));
    rule.action = static_cast<Action>(choice_of(table, "action", static_cast<int>(Action::drop)));
    read_where(table, rule);
    read_what(table, rule);
    rule.drops = strings_of(table, "drops");
    rule.keeps = strings_of(table, "keeps");
    read_tests(table, rule);
    if (trust_ == RuleTrust::check) check_rule(table, rule);
    return rule;
  }

  void read_where(const TomlValue& table, Rule& rule) {
    rule.languages = strings_of(table, "languages");
    for (std::string& host : strings_of(table, "hosts")) {
      const bool negated = host.substr(0, 1) == "!";
      (negated ? rule.not_hosts : rule.hosts).push_back(negated ? host.substr(1) : std::move(host));
    }
    const unsigned where = choices_of(table, "where");
    if (where != 0) rule.where = static_cast<uint8_t>(where);
    rule.pages = static_cast<uint8_t>(choices_of(table, "pages"));
    if (const TomlValue* select = get(table, KeyScope::rule, "select")) rule.select = read_selector(*select);
    rule.kinds = static_cast<uint16_t>(choices_of(table, "kinds"));
    number_of(table, KeyScope::rule, "min_link_share", rule.min_link_share);
    rule.beside = static_cast<uint16_t>(choices_of(table, "beside"));
    rule.before = static_cast<uint16_t>(choices_of(table, "before"));
    rule.after = static_cast<uint16_t>(choices_of(table, "after"));
  }

  void read_what(const TomlValue& table, Rule& rule) {
    rule.unit = static_cast<Unit>(choice_of(table, "unit", static_cast<int>(Unit::block)));
    rule.any = read_patterns(table, "any");
    rule.all = read_patterns(table, "all");
    rule.none = read_patterns(table, "none");
    number_of(table, KeyScope::rule, "min_words", rule.min_words);
    number_of(table, KeyScope::rule, "max_words", rule.max_words);
    rule.op = string_of(table, KeyScope::rule, "op");
    if (const std::string keep = string_of(table, KeyScope::rule, "keep"); !keep.empty()) rule.keep = keep;
    rule.lines = strings_of(table, "lines");
    rule.edge = static_cast<Edge>(choice_of(table, "edge", -1) + 1);
    number_of(table, KeyScope::rule, "least", rule.least);
    if (const TomlValue* guard = get(table, KeyScope::rule, "guard")) {
      check_table(KeyScope::guard, *guard);
      number_of(*guard, KeyScope::guard, "max_share", rule.guard.max_share);
      number_of(*guard, KeyScope::guard, "max_words", rule.guard.max_words);
      number_of(*guard, KeyScope::guard, "min_prose", rule.guard.min_prose);
    }
  }

  PatternText read_selector(const TomlValue& value) {
    if (trust_ == RuleTrust::check && !value.text.empty()) {
      const auto parsed = parse_selector(value.text);
      if (const auto* wrong = std::get_if<SelectorFault>(&parsed))
        fault(inside(value, wrong->offset), "bad selector: " + wrong->message);
    }
    return {value.text, place(value.offset)};
  }

  std::vector<PatternText> read_patterns(const TomlValue& table, std::string_view name) {
    std::vector<PatternText> out;
    const TomlValue* list = get(table, KeyScope::rule, name);
    if (!list) return out;
    for (const TomlValue& item : list->items) {
      if (trust_ == RuleTrust::check) {
        if (auto wrong = check_pattern(item.text)) fault(inside(item, wrong->offset), wrong->message);
      }
      out.push_back({item.text, place(item.offset)});
    }
    return out;
  }

  void read_tests(const TomlValue& table, Rule& rule) {
    const TomlValue* tests = get(table, KeyScope::rule, "test");
    if (!tests) return;
    for (const TomlValue& test : tests->items) {
      check_table(KeyScope::test, test);
      const bool html = has(test, "html"), text = has(test, "text");
      if (html == text && trust_ == RuleTrust::check)
        fault(test.offset, html ? "test with both \"html\" and \"text\"" : "test without \"html\" or \"text\"");
      rule.tests.push_back({string_of(test, KeyScope::test, "html"), string_of(test, KeyScope::test, "text"),
                            string_of(test, KeyScope::test, "url"), string_of(test, KeyScope::test, "expect"),
                            place(test.offset)});
    }
  }

  // What no table of keys can say.
  void check_rule(const TomlValue& table, const Rule& rule) {
    if (!rule.id.empty() && !is_rule_id(rule.id))
      fault(
          get(table, KeyScope::rule, "id")->offset,
          "a rule id is lower-case words joined by dots and hyphens, with at least one dot; found " + quoted(rule.id));
    check_items(table, "languages", is_language, "a two-letter language code");
    check_items(table, "hosts", is_host, "a host such as \"example.com\" or \"*.example.com\"");
    if (rule.max_words > 0 && rule.min_words > rule.max_words)
      fault(get(table, KeyScope::rule, "min_words")->offset, "\"min_words\" is more than \"max_words\"");
    const bool in_company = rule.beside != 0 || rule.before != 0 || rule.after != 0;
    const bool narrow = (in_company || rule.min_link_share > 0) && rule.max_words > 0;
    if (rule.select.text.empty() && rule.any.empty() && rule.all.empty() && rule.op.empty() && !narrow &&
        !has_target(table))
      fault(table.offset,
            "rule looks for nothing: it needs select, any, all or op, or max_words with beside, before, after or "
            "min_link_share");
    if (!rule.op.empty() && !rule.select.text.empty())
      fault(get(table, KeyScope::rule, "op")->offset, "\"op\" and \"select\" exclude each other");
    if (rule.op.empty() && has(table, "keep"))
      fault(get_any(table, "keep")->offset, "\"keep\" is a parameter of \"op\"; this rule has none");
    check_lines(table, rule);
    if (rule.unit != Unit::block && rule.any.empty() && rule.all.empty())
      fault(get(table, KeyScope::rule, "unit")->offset, "\"unit\" needs patterns in any or all");
    if (rule.action == Action::drop_section && rule.unit == Unit::sentence)
      fault(get(table, KeyScope::rule, "action")->offset,
            "\"drop-section\" works on blocks and lines, not on sentences");
  }

  void check_lines(const TomlValue& table, const Rule& rule) {
    constexpr std::string_view kOp = "template-lines";
    if (rule.op == kOp && !has(table, "lines")) fault(table.offset, "\"template-lines\" needs \"lines\"");
    for (const char* name : {"lines", "edge", "least"}) {
      if (rule.op != kOp && has(table, name))
        fault(get_any(table, name)->offset, quoted(name) + " is a parameter of the operation \"template-lines\"");
    }
  }

  // Whether one of the keys that say what to look for is there, be it wrong: its own fault is enough.
  static bool has_target(const TomlValue& table) {
    return has(table, "select") || has(table, "any") || has(table, "all") || has(table, "op");
  }
  static const TomlValue* get_any(const TomlValue& table, std::string_view name) {
    for (const TomlEntry& entry : table.entries) {
      if (entry.key == name) return &entry.value;
    }
    return nullptr;
  }

  void check_items(const TomlValue& table, std::string_view name, bool (*good)(std::string_view), const char* what) {
    const TomlValue* list = get(table, KeyScope::rule, name);
    if (!list) return;
    for (const TomlValue& item : list->items) {
      if (!good(item.text)) fault(item.offset, quoted(name) + " expects " + what + ", found " + quoted(item.text));
    }
  }

  static bool is_lower_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

  static bool is_rule_id(std::string_view id) {
    bool dot = false, joint = true;  // joint: a word must begin here
    for (char c : id) {
      const bool word = is_lower_or_digit(c);
      if (!word && (joint || (c != '.' && c != '-'))) return false;
      joint = !word;
      dot = dot || c == '.';
    }
    return dot && !joint;
  }
  static bool is_language(std::string_view code) {
    return code.size() == 2 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  }
  static bool is_host(std::string_view host) {
    if (host.substr(0, 1) == "!") host.remove_prefix(1);
    if (host.substr(0, 2) == "*.") host.remove_prefix(2);
    return !host.empty() && host.find('.') != std::string_view::npos &&
           std::all_of(host.begin(), host.end(), [](char c) { return is_lower_or_digit(c) || c == '.' || c == '-'; });
  }

  FileText file_;
  RuleTrust trust_;
  std::vector<Error>& errors_;
};

}  // namespace

void interpret_rules(const FileText& file, const TomlValue& root, RuleTrust trust, std::vector<Rule>& rules,
                     std::vector<Error>& errors) {
  Interpreter(file, trust, errors).read_file(root, rules);
}

}  // namespace pith
