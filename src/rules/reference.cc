#include "rules/reference.h"

#include "rules/keys.h"
#include "rules/ops/ops.h"

namespace pith {
namespace {

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

std::string joined(const std::vector<std::string_view>& names, std::string_view quote) {
  std::string out;
  for (std::string_view name : names) {
    if (!out.empty()) out += ", ";
    out.append(quote).append(name).append(quote);
  }
  return out;
}

std::string number(double value) {
  std::string text = std::to_string(value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text;
}

// The members of a key's schema, without braces.
std::string type_members(const KeyInfo& key) {
  const std::string choices = "\"type\": \"string\", \"enum\": [" + joined(key.choices, "\"") + "]";
  switch (key.type) {
    case KeyType::string:
    case KeyType::selector:
      return "\"type\": \"string\"";
    case KeyType::choice:
      return choices;
    case KeyType::choices:
      return "\"type\": \"array\", \"minItems\": 1, \"items\": {" + choices + "}";
    case KeyType::strings:
    case KeyType::patterns:
      return "\"type\": \"array\", \"minItems\": 1, \"items\": {\"type\": \"string\"}";
    case KeyType::integer:
    case KeyType::number: {
      std::string out = key.type == KeyType::integer ? "\"type\": \"integer\"" : "\"type\": \"number\"";
      out += ", \"minimum\": " + number(key.minimum);
      if (key.maximum > 0) out += ", \"maximum\": " + number(key.maximum);
      return out;
    }
    case KeyType::table:
      return "\"$ref\": \"#/$defs/" + std::string(key.name) + "\"";
    case KeyType::tables:
      return "\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/" + std::string(key.name) + "\"}";
  }
  return "";
}

std::string object_members(KeyScope scope, const std::string& indent) {
  std::string properties, required;
  for (const KeyInfo& key : rule_keys()) {
    if (key.scope != scope) continue;
    if (!properties.empty()) properties += ",\n";
    properties += indent + "  " + json_string(key.name) + ": {" + type_members(key) +
                  ", \"description\": " + json_string(key.doc) + "}";
    if (key.required) required += (required.empty() ? "" : ", ") + json_string(key.name);
  }
  return indent + "\"type\": \"object\",\n" + indent + "\"additionalProperties\": false,\n" + indent +
         "\"required\": [" + required + "],\n" + indent + "\"properties\": {\n" + properties + "\n" + indent + "}";
}

std::string key_line(const KeyInfo& key) {
  std::string out = "- `" + std::string(key.name) + "` (" + std::string(key_type_name(key.type));
  if (key.required) out += ", required";
  out += "): " + std::string(key.doc);
  if (!key.choices.empty()) out += " One of " + joined(key.choices, "`") + ".";
  if (key.maximum > 0 && key.maximum != key.minimum)
    out += " From " + number(key.minimum) + " to " + number(key.maximum) + ".";
  return out + " Example: `" + std::string(key.example) + "`\n";
}

std::string section(std::string_view title, KeyScope scope) {
  std::string out = "\n## " + std::string(title) + "\n\n";
  for (const KeyInfo& key : rule_keys()) {
    if (key.scope == scope) out += key_line(key);
  }
  return out;
}

std::string list_of(const char* name, const std::vector<std::string>& values) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : ", ") + value;
  return out.empty() ? "" : std::string(name) + out + "\n";
}

std::string patterns_of(const char* name, const std::vector<PatternText>& patterns) {
  std::string out;
  for (const PatternText& pattern : patterns) out += std::string(name) + pattern.text + "\n";
  return out;
}

std::string bits_of(const char* name, unsigned bits, std::string_view key) {
  std::vector<std::string> names;
  const KeyInfo& info = *find_key(KeyScope::rule, key);
  for (size_t i = 0; i < info.choices.size(); ++i) {
    if (bits >> i & 1) names.emplace_back(info.choices[i]);
  }
  return list_of(name, names);
}

std::string limits_of(const Rule& rule) {
  std::string out;
  if (rule.min_words > 0) out += "words       at least " + std::to_string(rule.min_words) + "\n";
  if (rule.max_words > 0) out += "words       at most " + std::to_string(rule.max_words) + "\n";
  if (rule.min_link_share > 0) out += "links       at least " + number(rule.min_link_share) + " of the letters\n";
  if (rule.guard.max_share < 1) out += "guard       at most " + number(rule.guard.max_share) + " of the page's words\n";
  if (rule.guard.max_words > 0)
    out += "guard       at most " + std::to_string(rule.guard.max_words) + " words a match\n";
  if (rule.guard.min_prose > 0)
    out += "guard       at least " + number(rule.guard.min_prose) + " of the page's words are prose\n";
  return out;
}

}  // namespace

std::string rule_reference() {
  std::string out =
      "# Rule files\n\n"
      "TOML, UTF-8. A file holds rules of one topic; a rule says where it looks and what it looks for, and all that it "
      "says must hold. Every rule carries a case that it changes and one that it leaves alone.\n";
  out += section("A file", KeyScope::file);
  out += section("[[rule]]", KeyScope::rule);
  out += section("guard = { … }", KeyScope::guard);
  out += section("[[rule.test]]", KeyScope::test);
  out += "\n## Operations\n\n";
  for (const Operation& operation : operations())
    out += "- `" + std::string(operation.name) + "`: " + std::string(operation.doc) + "\n";
  return out;
}

std::string rule_schema() {
  std::string out =
      "{\n  \"$schema\": \"https://json-schema.org/draft/2020-12/schema\",\n  \"title\": \"pith rule file\",\n";
  out += object_members(KeyScope::file, "  ") + ",\n  \"$defs\": {\n";
  out += "    \"rule\": {\n" + object_members(KeyScope::rule, "      ") + "\n    },\n";
  out += "    \"guard\": {\n" + object_members(KeyScope::guard, "      ") + "\n    },\n";
  out += "    \"test\": {\n" + object_members(KeyScope::test, "      ") + "\n    }\n  }\n}\n";
  return out;
}

std::string describe_rule(const Rule& rule) {
  std::string out = rule.id + "\n";
  if (!rule.reason.empty()) out += "reason      " + rule.reason + "\n";
  out += "category    " + std::string(category_name(rule.category)) + "\n";
  out += "action      " + std::string(action_name(rule.action)) + "\n";
  out += list_of("languages   ", rule.languages);
  out += list_of("hosts       ", rule.hosts);
  if (rule.where != kAnywhere) out += bits_of("where       ", rule.where, "where");
  if (!rule.select.text.empty()) out += "select      " + rule.select.text + "\n";
  out += bits_of("kinds       ", rule.kinds, "kinds");
  out += bits_of("beside      ", rule.beside, "beside");
  out += bits_of("pages       ", rule.pages, "pages");
  out += bits_of("before      ", rule.before, "before");
  out += bits_of("after       ", rule.after, "after");
  if (!rule.op.empty()) out += "operation   " + rule.op + ", keeps the " + rule.keep + "\n";
  out += list_of("lines       ", rule.lines);
  if (rule.edge != Edge::none) out += std::string("edge        ") + (rule.edge == Edge::top ? "top" : "bottom") + "\n";
  if (rule.least > 1) out += "least       " + std::to_string(rule.least) + "\n";
  if (rule.unit != Unit::block) out += "unit        " + std::string(unit_name(rule.unit)) + "\n";
  out += patterns_of("any         ", rule.any) + patterns_of("all         ", rule.all) +
         patterns_of("none        ", rule.none) + limits_of(rule);
  for (const std::string& text : rule.drops) out += "drops       " + text + "\n";
  for (const std::string& text : rule.keeps) out += "keeps       " + text + "\n";
  for (const RuleTest& test : rule.tests)
    out += "test        " + (test.html.empty() ? test.text : test.html) + "\n  leaves    " + test.expect + "\n";
  if (!rule.place.source.empty())
    out += "defined at  " + rule.place.source + ':' + std::to_string(rule.place.line) + "\n";
  return out;
}

}  // namespace pith
