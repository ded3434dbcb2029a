// Every learned rule carries its cases, made from what it was learned from: the sample must go, the same words in a
// longer sentence must stay. Learned containers are guarded, so that a page without any other text keeps them.
// Tested in tests/unit/learn/site_learner_test.cc; `pith rules check` and `rules test` accept what is written.
#include "learn/rule_file.h"

#include <algorithm>
#include <cstdio>

#include "base/rule_text.h"
#include "base/text.h"
#include "learn/line_rules.h"

namespace pith {
namespace {

constexpr size_t kTextsPerRule = 100;

std::string page_with(const std::string& open, const std::string& close, std::string_view sample) {
  return "<p>The article itself says this and that.</p>" + open + html_escaped(sample) + close;
}

// A tag pair that the selector matches: "ul.menu.top" -> <ul class="menu top">, "nav#main > ul" -> both elements.
void element_for(std::string_view selector, std::string* open, std::string* close) {
  for (size_t at = 0; at < selector.size();) {
    const size_t end = std::min(selector.find(" > ", at), selector.size());
    const std::string_view compound = selector.substr(at, end - at);
    at = end + 3;
    const size_t name_end = std::min(compound.find_first_of("#."), compound.size());
    const std::string name(compound.substr(0, name_end));
    if (name == "body") continue;
    std::string attribute;
    if (name_end < compound.size() && compound[name_end] == '#') {
      attribute = " id='" + std::string(compound.substr(name_end + 1)) + "'";
    } else if (name_end < compound.size()) {
      std::string classes(compound.substr(name_end + 1));
      std::replace(classes.begin(), classes.end(), '.', ' ');
      attribute = " class='" + classes + "'";
    }
    *open += "<" + name + attribute + ">";
    *close = "</" + name + ">" + *close;
  }
}

std::string container_rule(const LearnedContainer& container, const LearnedSite& site, std::string_view host) {
  std::string open, close;
  element_for(container.selector, &open, &close);
  const std::string kept = page_with("<p>", "</p>", container.sample);
  char note[160];
  std::snprintf(note, sizeof note, "# on %u of %u pages; %.0f%% of its words repeat, %.0f words a page\n",
                container.pages, site.pages, container.repeated_share * 100, container.words_per_page);
  return std::string(note) + "[[rule]]\nid = " + toml_string("site." + slug(host) + "." + slug(container.selector)) +
         "\n" + hosts_line(host) + "category = \"navigation\"\nselect = " + toml_string(container.selector) +
         "\nguard = { max_share = 0.6 }\naction = \"drop\"\n[[rule.test]]\n" + test_url(host) +
         "html = " + toml_string(page_with(open, close, container.sample)) +
         "\nexpect = \"The article itself says this and that.\"\n[[rule.test]]\n" + test_url(host) +
         "html = " + toml_string(kept) +
         "\nexpect = " + toml_string("The article itself says this and that.\n\n" + squeezed(container.sample)) +
         "\n\n";
}

std::string list_of(const std::string& key, const std::vector<std::string>& values) {
  std::string out = key + " = [\n";
  for (const std::string& value : values) out += "  " + toml_string(value) + ",\n";
  return out + "]\n";
}

std::string text_rule(const LearnedSite& site, size_t begin, size_t end, std::string_view host) {
  std::vector<std::string> patterns, drops, keeps;
  for (size_t i = begin; i < end; ++i) {
    patterns.push_back(whole_text_pattern(site.texts[i].text));
    drops.push_back(site.texts[i].text);
  }
  keeps.push_back("As the saying goes: " + site.texts[begin].text + " Or does it?");
  const std::string number = begin == 0 ? "" : "-" + std::to_string(begin / kTextsPerRule + 1);
  return "# on " + std::to_string(site.texts[end - 1].pages) + " to " + std::to_string(site.texts[begin].pages) +
         " of " + std::to_string(site.pages) + " pages, outside the containers above\n[[rule]]\nid = " +
         toml_string("site." + slug(host) + ".repeated-text" + number) + "\n" + hosts_line(host) +
         "category = \"navigation\"\n" + list_of("any", patterns) + "action = \"drop\"\n" + list_of("drops", drops) +
         list_of("keeps", keeps) + "\n";
}

}  // namespace

std::string rule_file(const LearnedSite& site, const LearnedLines& lines, std::string_view host) {
  if (site.containers.empty() && site.texts.empty() && lines.empty()) return "";
  std::string out = "# Learned from " + std::to_string(site.pages + lines.pages) +
                    " pages. Read before use: each rule says what it saw.\n";
  out += "schema = 1\npack = " + toml_string("site." + slug(host)) + "\n\n";
  for (const LearnedContainer& container : site.containers) out += container_rule(container, site, host);
  for (size_t begin = 0; begin < site.texts.size(); begin += kTextsPerRule) {
    out += text_rule(site, begin, std::min(begin + kTextsPerRule, site.texts.size()), host);
  }
  out += line_rules(lines, host);
  while (out.ends_with("\n\n")) out.pop_back();
  return out;
}

}  // namespace pith
