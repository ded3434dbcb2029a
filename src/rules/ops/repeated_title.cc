// The title of a page stands in its head, over its text, and often again: in the first lines of extracted text, under a
// picture, in a share bar. One of them stays (the first, or the last with keep = "last", of those without the site's
// name, if there is one); the others go.
//
//   "Rain in May - The Daily Example"      the <title>; the part after the last " - ", " | ", " — " … is a site's name
//   "Rain in May"                          the h1: stays
//   "RAIN IN MAY!"                         equal once case, punctuation and spaces are folded: goes
//   "Rain in May and June"                 another text: stays
//
// In plain text the candidates are the first three short lines, so a line that comes again is a title only if it stood
// at the top. A title of a few words ("Rain", "It was the cat") comes again as a sentence of its own: then only a
// heading, or a block next to one of its kind, goes. Blocks that are protected, list items and cells are not looked at.
// Tested in tests/unit/rules/ops/repeated_title_test.cc.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "base/text.h"
#include "rules/ops/ops.h"
#include "rules/protect.h"

namespace pith {
namespace {

constexpr int kTextTitles = 3;          // first blocks of a plain text that may be its title
constexpr uint32_t kTitleWords = 30;    // no title is longer
constexpr uint32_t kCommonWords = 4;    // a title of so few words may be a sentence of the text
constexpr uint32_t kSiteNameWords = 5;  // nor is a site's name

// The title without the site's name behind (or, rarely, before) its last separator.
std::string_view without_site_name(std::string_view title) {
  constexpr std::array<std::string_view, 7> kSeparators = {" | ",        " - ",  " \xE2\x80\x93 ", " \xE2\x80\x94 ",
                                                           " \xC2\xB7 ", " :: ", " \xC2\xBB "};
  size_t best = std::string_view::npos, length = 0;
  for (std::string_view separator : kSeparators) {
    const size_t at = title.rfind(separator);
    if (at == std::string_view::npos || (best != std::string_view::npos && at < best)) continue;
    best = at, length = separator.size();
  }
  if (best == std::string_view::npos) return title;
  const std::string_view front = title.substr(0, best), back = title.substr(best + length);
  if (count_words(back) > kSiteNameWords) return title;
  return count_words(front) < count_words(back) && count_words(front) <= 1 ? title : front;
}

void add_title(std::set<std::string>& titles, std::string_view title) {
  if (count_words(title) > kTitleWords) return;
  for (std::string_view each : {title, without_site_name(title)}) {
    std::string key = folded(each);
    if (!key.empty()) titles.insert(std::move(key));
  }
}

std::string text_below(const Document& document, NodeId element) {
  std::string text;
  for (NodeId id = element + 1; id < document.nodes[element].end; ++id) {
    if (document.nodes[id].kind == NodeKind::text) text += document.leaves[document.nodes[id].leaf].text;
  }
  return squeezed(text);
}

void add_html_titles(const Scene& scene, std::set<std::string>& titles) {
  const Document& document = scene.document;
  bool has_h1 = false;
  for (NodeId id = 1; id < document.nodes.size(); ++id) {
    const Node& node = document.nodes[id];
    if (node.kind != NodeKind::element || node.foreign) continue;
    if (node.tag == Tag::title) {
      add_title(titles, text_below(document, id));
    } else if (node.tag == Tag::h1 && !has_h1) {
      has_h1 = true;
      add_title(titles, text_below(document, id));
    } else if (node.tag == Tag::meta) {
      const auto property = document.attribute(id, "property");
      if (property && *property == "og:title") add_title(titles, document.attribute(id, "content").value_or(""));
    }
  }
}

std::set<std::string> titles_of(const Scene& scene) {
  std::set<std::string> titles;
  add_title(titles, scene.metadata.title.value);
  if (!scene.is_text) {
    add_html_titles(scene, titles);
    return titles;
  }
  int seen = 0;
  for (BlockId id = 0; id < scene.blocks.size() && seen < kTextTitles; ++id) {
    if (scene.gone[id]) continue;
    ++seen;
    if (!is_real_paragraph(scene.blocks[id])) add_title(titles, scene.blocks[id].text);
  }
  return titles;
}

bool may_be_title(Scene& scene, BlockId id) {
  const Block& block = scene.blocks[id];
  if (scene.gone[id] || block.words > kTitleWords) return false;
  switch (block.kind) {
    case BlockKind::paragraph:
    case BlockKind::heading:
    case BlockKind::caption:
      return true;
    default:
      return false;
  }
}

// The title that a block says, with or without the site's name behind it; empty when it says none.
std::string title_said(const std::set<std::string>& titles, std::string_view text) {
  for (std::string_view each : {without_site_name(text), text}) {
    std::string key = folded(each);
    if (titles.count(key)) return key;
  }
  return {};
}

// Blocks that say a title, by title.
std::map<std::string, std::vector<BlockId>> blocks_by_title(Scene& scene, const std::set<std::string>& titles) {
  std::map<std::string, std::vector<BlockId>> found;
  std::set<uint64_t> first_letters;  // most blocks begin as no title does
  for (const std::string& title : titles) first_letters.insert(folded_prefix(title, 1));
  for (BlockId id = 0; id < scene.blocks.size(); ++id) {
    if (!may_be_title(scene, id) || !first_letters.count(folded_prefix(scene.blocks[id].text, 1))) continue;
    const std::string title = title_said(titles, scene.blocks[id].text);
    if (!title.empty() && !is_protected(scene, id)) found[title].push_back(id);
  }
  return found;
}

// Whether a repeat goes that stands after (before, with keep = "last") the one that went or stays.
bool goes(const Scene& scene, BlockId id, BlockId neighbour) {
  const bool is_near = std::max(id, neighbour) - std::min(id, neighbour) == 1;
  return is_near || scene.blocks[id].words > kCommonWords || scene.blocks[id].kind == BlockKind::heading;
}

void run_repeated_title(Scene& scene, uint32_t rule, std::vector<RuleMatch>& matches) {
  for (auto& [title, found] : blocks_by_title(scene, titles_of(scene))) {
    if (scene.rules[rule].rule->keep == "last") std::reverse(found.begin(), found.end());
    const auto bare = std::find_if(found.begin(), found.end(),
                                   [&, &said = title](BlockId id) { return folded(scene.blocks[id].text) == said; });
    if (bare != found.end()) std::rotate(found.begin(), bare, bare + 1);
    BlockId neighbour = found.front();  // the one that stays
    for (size_t i = 1; i < found.size(); ++i) {
      if (!goes(scene, found[i], neighbour)) continue;
      matches.push_back({rule, found[i], found[i] + 1, false, {}});
      neighbour = found[i];
    }
  }
}

}  // namespace

const Operation kRepeatedTitle = {"repeated-title",
                                  "Repeats of the document's title (title element, og:title, JSON-LD headline, h1, the "
                                  "first lines of plain text); one stays.",
                                  "",
                                  nullptr,
                                  run_repeated_title,
                                  false};

}  // namespace pith
