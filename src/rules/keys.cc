#include "rules/keys.h"

#include <algorithm>
#include <numeric>

#include "model/rule.h"
#include "rules/ops/ops.h"

namespace pith {
namespace {

std::vector<std::string_view> categories() {
  std::vector<std::string_view> names;
  for (int i = 0; i < kCategoryCount; ++i) names.push_back(category_name(static_cast<Category>(i)));
  return names;
}

using enum KeyType;

std::vector<KeyInfo> file_keys() {
  constexpr KeyScope kFile = KeyScope::file;
  return {
      {kFile, "schema", integer, true, {}, 1, 1, "Version of the format: 1.", "schema = 1"},
      {kFile, "pack", string, true, {}, 0, 0, "Name of the pack, for lists and reports.", "pack = \"en\""},
      {kFile,
       "imported",
       string,
       false,
       {},
       0,
       0,
       "Which list of somebody else's the rules were made from. Imported rules need no cases.",
       "imported = \"EasyList\""},
      {kFile, "rule", tables, false, {}, 0, 0, "One rule.", "[[rule]]"},
  };
}

std::vector<KeyInfo> rule_identity_keys() {
  constexpr KeyScope kRule = KeyScope::rule;
  return {
      {kRule,
       "id",
       string,
       true,
       {},
       0,
       0,
       "Unique over all files: lower-case words joined by dots and hyphens, at least one dot.",
       "id = \"en.subscribe.newsletter\""},
      {kRule, "category", choice, true, categories(), 0, 0,
       "What it removes; --keep switches a category off as a whole.", "category = \"subscribe\""},
      {kRule,
       "reason",
       string,
       false,
       {},
       0,
       0,
       "One line: which product or wording it is about.",
       "reason = \"Mailchimp's embedded form\""},
      {kRule,
       "action",
       choice,
       false,
       {"drop", "drop-section", "tag", "keep"},
       0,
       0,
       "drop (the default) removes what matched. drop-section also takes the short lines, the list or the container "
       "that a heading leads. tag removes nothing, but neighbours see it by `beside` and the model by its features. "
       "keep holds what matched against every rule that would drop it.",
       "action = \"drop\""},
  };
}

std::vector<KeyInfo> rule_where_keys() {
  constexpr KeyScope kRule = KeyScope::rule;
  return {
      {kRule,
       "languages",
       strings,
       false,
       {},
       0,
       0,
       "ISO 639-1 codes; the rule runs on documents in one of them, and where the language is not known. Absent = all.",
       "languages = [\"de\"]"},
      {kRule,
       "hosts",
       strings,
       false,
       {},
       0,
       0,
       "Hosts of the document's URL: \"example.com\" is that host and www.example.com, \"*.example.com\" every host "
       "below it. \"!example.com\": not there. Absent = all.",
       "hosts = [\"example.com\", \"*.example.com\"]"},
      {kRule,
       "where",
       choices,
       false,
       {"head", "body", "tail"},
       0,
       0,
       "head: before the first real paragraph, or in the first tenth of the words. tail: after the last one, or in the "
       "last tenth. body: from the first to the last real paragraph. Absent = anywhere.",
       "where = [\"body\", \"tail\"]"},
      {kRule,
       "select",
       selector,
       false,
       {},
       0,
       0,
       "CSS selector list. Alone: removes the blocks inside the matched elements. With patterns: only those blocks "
       "inside whose text matches. Never holds on text pages.",
       "select = \".newsletter-signup, form[action*='list-manage.com']\""},
      {kRule,
       "kinds",
       choices,
       false,
       {"paragraph", "heading", "list_item", "table_cell", "code", "quote", "caption", "term", "definition", "control"},
       0,
       0,
       "Kinds of block it looks at; also names protected ones (code, table_cell, quote). On text pages every block "
       "is a paragraph. Absent = all but the protected ones.",
       "kinds = [\"heading\"]"},
      {kRule,
       "min_link_share",
       number,
       false,
       {},
       0,
       1,
       "At least this share of the block's letters stands inside links. Never holds on text pages.",
       "min_link_share = 0.8"},
      {kRule, "beside", choices, false, categories(), 0, 0,
       "The block before or after was hit by a rule of one of these categories. Hits spread along a run: a block taken "
       "in this way counts as a neighbour in turn.",
       "beside = [\"subscribe\", \"share\"]"},
      {kRule,
       "pages",
       choices,
       false,
       {"html", "text"},
       0,
       0,
       "The kind of document: where HTML says by its elements what wording alone says in plain text, a rule may be for "
       "text pages only. Absent = both.",
       "pages = [\"text\"]"},
      {kRule, "before", choices, false, categories(), 0, 0,
       "The next block was hit, as a whole, by a text rule of one of these categories that itself asks for no company. "
       "Does not spread, but for one step: on text pages, a line of fewer than eight words also stands before a "
       "sentence that was taken so.",
       "before = [\"subscribe\"]"},
      {kRule, "after", choices, false, categories(), 0, 0, "The same of the block before this one.",
       "after = [\"related\"]"},
  };
}

std::vector<KeyInfo> rule_what_keys() {
  constexpr KeyScope kRule = KeyScope::rule;
  return {
      {kRule,
       "unit",
       choice,
       false,
       {"block", "line", "sentence"},
       0,
       0,
       "What the patterns look at and what is removed: block (the default), a line of it, or a sentence of it.",
       "unit = \"block\""},
      {kRule,
       "any",
       patterns,
       false,
       {},
       0,
       0,
       "RE2 patterns, case-insensitive, searched in the text with its white space squeezed; one must match.",
       "any = ['^enjoying this (article|story)\\?']"},
      {kRule, "all", patterns, false, {}, 0, 0, "Every one of these must match.", "all = ['newsletter', 'inbox']"},
      {kRule, "none", patterns, false, {}, 0, 0, "None of these may match.", "none = ['\\bhistory of\\b']"},
      {kRule, "min_words", integer, false, {}, 0, 0, "Fewer words than this: no match.", "min_words = 2"},
      {kRule,
       "max_words",
       integer,
       false,
       {},
       0,
       0,
       "More words than this: no match. 0 or absent = no limit.",
       "max_words = 30"},
      {kRule, "op", choice, false, op_names(), 0, 0, "A built-in operation instead of a selector.",
       "op = \"repeated-title\""},
      {kRule,
       "keep",
       choice,
       false,
       {"first", "last"},
       0,
       0,
       "For the repeated-… operations: which of the repeats stays. first is the default.",
       "keep = \"first\""},
      {kRule,
       "lines",
       strings,
       false,
       {},
       0,
       0,
       "For template-lines: what the lines say. Case, punctuation, targets of Markdown's links, the values of numbers "
       "and the names of months and weekdays in a line with a number do not count. \"Tags: *\": lines of at most 12 "
       "words that begin with this label. With an edge, a line goes as often as it is listed, those nearest to the "
       "edge first.",
       "lines = [\"Home\", \"12 comments\", \"Tags: *\"]"},
      {kRule,
       "edge",
       choice,
       false,
       {"top", "bottom"},
       0,
       0,
       "For template-lines: only lines of the run at this end of the text, which goes on as long as at most 6 lines "
       "that are not listed stand between two that are, none of them of more than 25 words. Absent = anywhere.",
       "edge = \"top\""},
      {kRule,
       "least",
       integer,
       false,
       {},
       0,
       0,
       "For template-lines: how many listed lines the run at the edge, or without an edge a run of lines one after "
       "another, must have. 1 is the default.",
       "least = 3"},
      {kRule,
       "guard",
       table,
       false,
       {},
       0,
       0,
       "Limits beyond which the rule removes nothing and warns.",
       "guard = { max_share = 0.25, max_words = 80 }"},
      {kRule,
       "drops",
       strings,
       false,
       {},
       0,
       0,
       "Cases: texts that the rule takes, each tried as a block between paragraphs, or as a page of its own if it has "
       "blank lines.",
       "drops = [\"Enjoying this article? Subscribe.\"]"},
      {kRule,
       "keeps",
       strings,
       false,
       {},
       0,
       0,
       "Cases: texts that it leaves alone.",
       "keeps = [\"Enjoying this article takes patience.\"]"},
      {kRule,
       "test",
       tables,
       false,
       {},
       0,
       0,
       "A case with a page or text and what must be left of it.",
       "[[rule.test]]"},
  };
}

std::vector<KeyInfo> guard_and_test_keys() {
  constexpr KeyScope kGuard = KeyScope::guard, kTest = KeyScope::test;
  return {
      {kGuard,
       "max_share",
       number,
       false,
       {},
       0,
       1,
       "Of the page's words, what the rule may take in all. Fewer than 50 words are never too large a share.",
       "max_share = 0.25"},
      {kGuard, "max_words", integer, false, {}, 0, 0, "Words of one match. 0 or absent = no limit.", "max_words = 80"},
      {kGuard,
       "min_prose",
       number,
       false,
       {},
       0,
       1,
       "Of the words of a page outside of lists of links, what stands in paragraphs of 25 words or more. On "
       "pages with less, such as landing pages, the rule removes nothing, without a warning. Not asked of fewer than "
       "100 words.",
       "min_prose = 0.4"},
      {kTest, "html", string, false, {}, 0, 0, "A page; either html or text is given.", "html = \"<p>Rain.</p>\""},
      {kTest, "text", string, false, {}, 0, 0, "A plain text.", "text = \"Rain.\""},
      {kTest,
       "url",
       string,
       false,
       {},
       0,
       0,
       "The document's URL, for rules with hosts.",
       "url = \"https://example.com/a\""},
      {kTest, "expect", string, true, {}, 0, 0, "What is left, as text.", "expect = \"Rain.\""},
  };
}

std::vector<KeyInfo> all_keys() {
  std::vector<KeyInfo> keys = file_keys();
  for (auto&& part : {rule_identity_keys(), rule_where_keys(), rule_what_keys(), guard_and_test_keys()})
    keys.insert(keys.end(), part.begin(), part.end());
  return keys;
}

size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    size_t diagonal = row[0];
    row[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t above = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = above;
    }
  }
  return row[b.size()];
}

}  // namespace

const std::vector<KeyInfo>& rule_keys() {
  static const auto* const kKeys = new std::vector<KeyInfo>(all_keys());
  return *kKeys;
}

const KeyInfo* find_key(KeyScope scope, std::string_view name) {
  for (const KeyInfo& key : rule_keys()) {
    if (key.scope == scope && key.name == name) return &key;
  }
  return nullptr;
}

std::string_view nearest_name(std::string_view wrong, const std::vector<std::string_view>& names) {
  constexpr size_t kLongest = 40;  // the distance is quadratic, and no name is near this long
  std::string_view best;
  size_t best_distance = 3;
  if (wrong.size() > kLongest) return best;
  for (std::string_view name : names) {
    const size_t distance = edit_distance(wrong, name);
    if (distance >= best_distance || distance >= name.size()) continue;
    best = name, best_distance = distance;
  }
  return best;
}

std::string_view key_type_name(KeyType type) {
  switch (type) {
    case string:
      return "a string";
    case choice:
      return "a string";
    case selector:
      return "a string with a selector";
    case strings:
    case choices:
      return "a list of strings";
    case patterns:
      return "a list of patterns";
    case integer:
      return "a whole number";
    case number:
      return "a number";
    case table:
      return "a table";
    case tables:
      return "a list of tables";
  }
  return "";
}

}  // namespace pith
