// Who wrote a page and when stands within a few short lines of its headline, most often behind it:
//
//   <h1>Rain</h1><div>By</div><div><a>Ann Lee</a></div><div>5 min</div><div>May 4, 2026</div>     both
//   <h1>Rain</h1><p>It rained, as on May 4, 2025, from morning to night and again …</p>           none: a long line
//
// A line is one text leaf. Only "by" makes a name of it; lines that are no name are common there. Tested in
// tests/unit/parse/metadata_test.cc.
#include "parse/byline.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "parse/date.h"
#include "parse/source_facts.h"

namespace pith {
namespace {

constexpr size_t kLongestAuthor = 120;  // bytes
constexpr size_t kLongestLine = 80;
constexpr size_t kLinesBehind = 14;
constexpr size_t kLinesBefore = 6;
constexpr std::string_view kBy[] = {
    "by",        "by:",     "written by", "written by:", "posted by", "text by", "words by",    "story by",
    "recipe by", "author:", "authors:",   "von",         "par",       "por",     "reviewed by", "&"};

bool is_address(std::string_view value) {
  return value.find("://") != std::string_view::npos || value.starts_with("www.") || value.starts_with("/");
}

// "page.head.author": what a template left standing.
bool is_variable(std::string_view value) {
  return value.find(' ') == std::string_view::npos && std::count(value.begin(), value.end(), '.') > 1 &&
         value == ascii_lowered(value);
}

bool is_by(std::string_view value) {
  return std::any_of(std::begin(kBy), std::end(kBy),
                     [&](std::string_view by) { return equals_ignoring_ascii_case(value, by); });
}

// What stands behind "by", "" where the line does not begin so.
std::string_view behind_by(std::string_view value) {
  for (std::string_view by : kBy) {
    if (value.size() > by.size() + 1 && value[by.size()] == ' ' &&
        equals_ignoring_ascii_case(value.substr(0, by.size()), by))
      return trimmed(value.substr(by.size()));
  }
  return "";
}

// The short lines behind the headline, in order, then those before it, the nearest first.
std::vector<std::string> lines_near(const Document& document, NodeId headline) {
  std::vector<std::string> lines;
  const auto inside = [&](const TextLeaf& leaf) { return document.is_ancestor(headline, leaf.node); };
  const auto first = std::partition_point(document.leaves.begin(), document.leaves.end(),
                                          [&](const TextLeaf& leaf) { return leaf.node < headline; });
  size_t seen = 0;
  for (auto leaf = first; leaf != document.leaves.end() && seen < kLinesBehind; ++leaf) {
    if (leaf->blank || inside(*leaf)) continue;
    ++seen;
    if (leaf->text.size() <= 2 * kLongestLine) lines.push_back(squeezed(leaf->text));
  }
  seen = 0;
  for (auto leaf = first; leaf != document.leaves.begin() && seen < kLinesBefore;) {
    if ((--leaf)->blank) continue;
    ++seen;
    if (leaf->text.size() <= 2 * kLongestLine) lines.push_back(squeezed(leaf->text));
  }
  std::erase_if(lines, [](const std::string& line) { return line.size() > kLongestLine; });
  return lines;
}

// ".../author/ann-lee", ".../authors/ann-lee"
bool leads_to_author(std::string_view tag) {
  constexpr std::string_view kBegin = "/author";
  for (size_t at = tag.find(kBegin); at != std::string_view::npos; at = tag.find(kBegin, at)) {
    at += kBegin.size();
    if (tag.substr(at).starts_with("/") || tag.substr(at).starts_with("s/")) return true;
  }
  return false;
}

}  // namespace

std::string cleaned_author(std::string_view raw) {
  std::string_view value = trimmed(raw);
  const auto is_rim = [](char c) { return c == ',' || c == '"' || c == '-' || c == '|' || c == ' '; };
  while (!value.empty() && is_rim(value.front())) value.remove_prefix(1);
  while (!value.empty() && is_rim(value.back())) value.remove_suffix(1);
  for (std::string_view name = behind_by(value); !name.empty(); name = behind_by(value)) value = name;
  if (value.size() < 2 || value.size() > kLongestAuthor || is_address(value) || is_variable(value) || is_by(value))
    return "";
  const bool letters =
      std::any_of(value.begin(), value.end(), [](char c) { return (c & 0x80) != 0 || (c | 0x20) >= 'a'; });
  return letters ? std::string(value) : "";
}

std::string name_in_byline(std::string_view text) {
  for (std::string_view mark : {"|", "\xE2\x80\xA2", "\xC2\xB7", " - ", " \xE2\x80\x93 ", ","})
    text = text.substr(0, text.find(mark));
  const std::string name = cleaned_author(text);
  if (name.find_first_of("0123456789:?!@*") != std::string::npos || count_words(name) > 5) return "";
  const std::string lower = ascii_lowered(name);
  for (std::string_view other :
       {"about", "author",     "follow",       "sign",    "log",        "read",    "view",     "more",
        "all",   "the author", "topic author", "contact", "continuing", "signing", "clicking", "using",
        "mon",   "tue",        "wed",          "thu",     "fri",        "sat",     "sun"}) {
    if (lower.starts_with(other) && (lower.size() == other.size() || lower[other.size()] == ' ')) return "";
  }
  return name;
}

std::string author_near(const Document& document, NodeId headline) {
  const std::vector<std::string> lines = lines_near(document, headline);
  for (size_t i = 0; i < lines.size(); ++i) {
    const bool alone = is_by(lines[i]);
    if (alone && i + 1 == lines.size()) break;
    const std::string_view told = alone ? std::string_view(lines[i + 1]) : behind_by(lines[i]);
    if (std::string name = name_in_byline(told); !name.empty()) return name;
  }
  return "";
}

std::string author_linked(const Document& document) {
  for (NodeId id = 1; id < document.nodes.size(); ++id) {
    const Node& node = document.nodes[id];
    if (node.tag != Tag::a || !leads_to_author(node.source.of(document.source))) continue;
    const std::string text = text_below(document, id, kLongestLine + 1);
    if (std::string name = name_in_byline(text); !name.empty() && text.size() <= kLongestLine) return name;
  }
  return "";
}

std::string date_near(const Document& document, NodeId headline) {
  for (const std::string& line : lines_near(document, headline)) {
    if (std::string date = iso_date(line); !date.empty()) return date;
  }
  return "";
}

}  // namespace pith
