// One row a page, for telling kinds of page apart: how text, links, lists, tables and code share the page; which class
// groups its boxes are named by; what it says of itself in schema.org types, og:type, the generator and the words of
// its canonical path. The host is never looked at. Tested in tests/unit/blocks/features_test.cc.
#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"
#include "blocks/feature_row.h"
#include "blocks/features.h"

namespace pith {
namespace {

struct Evidence {
  std::string_view name;
  std::string_view words;  // lower case, between spaces
};

// Types of https://schema.org that name what a page is about; several of one meaning are one feature.
constexpr Evidence kTypes[] = {
    {"article",
     " article newsarticle blogposting reportagenewsarticle analysisnewsarticle opinionnewsarticle scholarlyarticle "
     "report "},
    {"product", " product productgroup individualproduct productmodel vehicle car "},
    {"offer", " offer aggregateoffer "},
    {"forum", " discussionforumposting qapage question answer comment "},
    {"list", " itemlist collectionpage searchresultspage offercatalog productcollection "},
    {"docs", " techarticle apireference softwaresourcecode howto learningresource "},
    {"service",
     " service localbusiness professionalservice medicalbusiness legalservice financialservice financialproduct "
     "softwareapplication webapplication organization corporation "},
    {"faq", " faqpage "},
    {"recipe", " recipe "},
    {"job", " jobposting event place hotel realestatelisting apartment "},
    {"rating", " aggregaterating review "},
    {"person", " person "},
    {"breadcrumb", " breadcrumblist "},
    {"webpage", " webpage itempage aboutpage contactpage "},
};

// Words of software that makes pages of one kind, in <meta name=generator> and in class names of <body> and <html>.
constexpr Evidence kMakers[] = {
    {"forum", " vbulletin xenforo phpbb discourse invision flarum mybb smf vanilla nodebb simple machines bbpress "},
    {"docs",
     " docusaurus sphinx mkdocs gitbook docfx doxygen rustdoc javadoc vuepress vitepress docsify antora mintlify "
     "mediawiki docbook asciidoctor readthedocs hugo jekyll "},
    {"shop",
     " shopify woocommerce magento prestashop bigcommerce opencart shopware product-template-default single-product "},
    {"blog", " blogger ghost wordpress medium substack single-post post-template-default "},
    {"archive", " archive category tag blog home search-results tax-product_cat post-type-archive "},
    {"page", " page page-template page-template-default home wix squarespace webflow hubspot "},
};

// Words of a path, in several languages, that sites name their sections by.
constexpr Evidence kPaths[] = {
    {"article",
     " blog blogs news article articles post posts story stories press noticias noticia actualites artikel news-room "
     "insights magazine journal opinion "},
    {"product", " product products p item dp shop produkt produit producto prodotto tovar buy "},
    {"list",
     " category categories tag tags topic topics collection collections c archive archives search listing listings "
     "browse directory catalog shop all jobs events kategorie categoria "},
    {"docs",
     " docs doc documentation api reference guide guides manual wiki help tutorial tutorials learn kb en latest stable "
     "v1 v2 v3 "},
    {"forum",
     " forum forums thread threads t topic viewtopic questions question discussion discussions community showthread "
     "comments r "},
    {"service",
     " services service solutions solution pricing about features platform industries contact our-services what-we-do "
     "consulting "},
};

bool has_word(std::string_view list, std::string_view word) {
  if (word.empty() || word.size() > 40) return false;
  std::string padded = " ";
  padded += word;
  padded += ' ';
  return list.find(padded) != std::string_view::npos;
}

// The string values of every "@type" in the page's source, in lower case. JSON-LD is in script bodies that no parser
// kept; the key is rare enough to be looked for as bytes, from its rarest byte on.
std::vector<std::string> schema_types(std::string_view source) {
  std::vector<std::string> types;
  constexpr std::string_view kKey = "@type\"";
  for (size_t at = source.find(kKey); at != std::string_view::npos && types.size() < 200; at = source.find(kKey, at)) {
    const bool is_key = at > 0 && source[at - 1] == '"';
    at += kKey.size();
    if (!is_key) continue;
    const size_t limit = std::min(source.size(), at + 120);
    while (at < limit && (is_ascii_space(source[at]) || source[at] == ':' || source[at] == '[')) ++at;
    if (at < limit && source[at] == '"') {
      const size_t end = source.find('"', at + 1);
      if (end != std::string_view::npos && end < limit)
        types.push_back(ascii_lowered(source.substr(at + 1, end - at - 1)));
    }
  }
  return types;
}

struct HeadFacts {
  std::string og_type, generator, path, body_classes;
};

// The path of a URL, without scheme and host.
std::string path_of(std::string_view url) {
  const size_t scheme = url.find("//");
  const size_t start = scheme == std::string_view::npos ? 0 : url.find('/', scheme + 2);
  return start == std::string_view::npos ? "" : ascii_lowered(url.substr(start));
}

void read_meta(const Document& document, NodeId id, HeadFacts& facts) {
  const std::string_view content = document.attribute(id, "content").value_or("");
  if (content.empty()) return;
  const std::string_view property = document.attribute(id, "property").value_or("");
  if (property == "og:type" && facts.og_type.empty()) facts.og_type = ascii_lowered(content);
  if (property == "og:url" && facts.path.empty()) facts.path = path_of(content);
  if (equals_ignoring_ascii_case(document.attribute(id, "name").value_or(""), "generator"))
    facts.generator += " " + ascii_lowered(content);
}

HeadFacts read_head(const Page& page, const Document& document) {
  HeadFacts facts;
  for (NodeId id = 0; id < document.nodes.size(); ++id) {
    const Node& node = document.nodes[id];
    if (node.kind != NodeKind::element || node.source.empty()) continue;
    if (node.tag == Tag::meta) read_meta(document, id, facts);
    if (node.tag == Tag::link && facts.path.empty() && document.attribute(id, "rel").value_or("") == "canonical")
      facts.path = path_of(document.attribute(id, "href").value_or(""));
    if (node.tag == Tag::body || node.tag == Tag::html)
      facts.body_classes += " " + ascii_lowered(document.attribute(id, "class").value_or(""));
    if (node.tag == Tag::body) break;
  }
  if (!page.url.empty()) facts.path = path_of(page.url);
  return facts;
}

template <typename Each>
void each_part(std::string_view text, std::string_view separators, Each each) {
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find_first_of(separators, at), text.size());
    if (end > at) each(text.substr(at, end - at));
    at = end + 1;
  }
}

void put_said(const Page& page, const Document& document, FeatureRow& row) {
  const HeadFacts head = read_head(page, document);
  const std::vector<std::string> types = schema_types(page.text);
  row.topic("schema");
  for (const Evidence& evidence : kTypes) {
    row.put(evidence.name, std::count_if(types.begin(), types.end(),
                                         [&](const std::string& type) { return has_word(evidence.words, type); }));
  }
  row.topic("og");
  row.put("type", head.og_type.empty()                                ? 0
                  : head.og_type == "website"                         ? 1
                  : head.og_type.find("article") != std::string::npos ? 2
                  : head.og_type.find("product") != std::string::npos ? 3
                                                                      : 4);
  row.topic("maker");
  for (const Evidence& evidence : kMakers) {
    int found = 0;
    each_part(head.generator, " /.,;-", [&](std::string_view part) { found += has_word(evidence.words, part); });
    each_part(head.body_classes, " ", [&](std::string_view part) { found += has_word(evidence.words, part); });
    row.put(evidence.name, found);
  }
  row.topic("path");
  int depth = 0, digits = 0, dashes = 0;
  std::array<int, std::size(kPaths)> found{};
  const std::string_view path = std::string_view(head.path).substr(0, head.path.find_first_of("?#"));
  each_part(path, "/", [&](std::string_view part) {
    ++depth;
    dashes = static_cast<int>(std::count(part.begin(), part.end(), '-') + std::count(part.begin(), part.end(), '_'));
    for (size_t i = 0; i < found.size(); ++i) found[i] += has_word(kPaths[i].words, part);
  });
  for (char c : path) digits += c >= '0' && c <= '9';
  for (size_t i = 0; i < found.size(); ++i) row.put(kPaths[i].name, found[i]);
  row.put("known", !path.empty());
  row.put("depth", depth);
  row.put("digits", digits);
  row.put("last_dashes", dashes);
}

void put_shares(const Blocks& blocks, const PageFacts& facts, FeatureRow& row) {
  const auto count = static_cast<BlockId>(blocks.size());
  auto all = [&](Sum what) { return facts.sum(what, 0, count); };
  row.topic("share");
  row.put("blocks", count);
  row.put("words", blocks.words);
  row.put("links", ratio(all(Sum::link_letters), all(Sum::letters)));
  row.put("longs", all(Sum::longs));
  row.put("long_words", ratio(all(Sum::long_words), blocks.words));
  row.put("items", ratio(all(Sum::items), count));
  row.put("cells", ratio(all(Sum::cells), count));
  row.put("code", ratio(all(Sum::code_letters), blocks.letters));
  row.put("headings", ratio(all(Sum::headings), count));
  row.put("controls", ratio(all(Sum::controls), count));
  row.put("currencies", all(Sum::currencies));
  row.put("sentences", ratio(all(Sum::sentences), blocks.words));
  row.put("images", facts.images.back());
  row.put("inputs", facts.inputs.back());
  row.put("h1", facts.first_h1 == kNoBlock ? -1 : ratio(facts.first_h1, count));
}

// The largest repetition: boxes of one signature side by side, with text of their own.
void put_repetition(const PageFacts& facts, FeatureRow& row) {
  uint32_t most = 0, most_words = 0, cards = 0, posts = 0;
  for (const Box& box : facts.structure.boxes) {
    if (box.last - box.first < 2) continue;
    most = std::max(most, box.siblings);
    cards += box.siblings >= 3;
    posts += box.siblings >= 2 && facts.sum(Sum::long_words, box.first, box.last) >= 15;
    if (box.siblings >= 3) most_words = std::max(most_words, facts.sum(Sum::words, box.first, box.last));
  }
  row.topic("repeat");
  row.put("most", most);
  row.put("most_words", most_words);
  row.put("cards", cards);
  row.put("posts", posts);
  for (size_t i = 0; i < facts.mains.size(); ++i) {
    const bool there = facts.mains[i] != kNoBox;
    const Box box = there ? facts.structure.boxes[facts.mains[i]] : Box{};
    row.topic("main", static_cast<int>(i));
    row.put("blocks", there ? static_cast<int>(box.last - box.first) : -1);
    row.put("words", there ? static_cast<int>(facts.sum(Sum::words, box.first, box.last)) : -1);
    row.put("links", there ? ratio(facts.sum(Sum::link_letters, box.first, box.last),
                                   facts.sum(Sum::letters, box.first, box.last))
                           : -1);
    row.put("siblings", there ? static_cast<int>(box.siblings) : -1);
  }
}

void put_boxes(const PageFacts& facts, FeatureRow& row) {
  std::array<uint32_t, kDistanceCount> named{};
  for (const Box& box : facts.structure.boxes) {
    for (uint32_t roles = box.roles; roles != 0; roles &= roles - 1) ++named[static_cast<size_t>(__builtin_ctz(roles))];
    for (uint64_t groups = box.groups; groups != 0; groups &= groups - 1)
      ++named[kRoleTagCount + static_cast<size_t>(__builtin_ctzll(groups))];
  }
  row.topic("tag");
  for (int i = 0; i < kRoleTagCount; ++i)
    row.put(role_tag_name(static_cast<RoleTag>(i)), named[static_cast<size_t>(i)]);
  row.topic("class");
  const double boxes = std::max<double>(1, static_cast<double>(facts.structure.boxes.size()));
  for (int i = 0; i < kClassGroupCount; ++i)
    row.put(class_group_name(static_cast<ClassGroup>(i)), named[static_cast<size_t>(kRoleTagCount + i)] / boxes);
}

void fill(const Page& page, const Document& document, const Blocks& blocks, const PageFacts& facts, FeatureRow& row) {
  put_shares(blocks, facts, row);
  put_repetition(facts, row);
  put_boxes(facts, row);
  put_said(page, document, row);
}

}  // namespace

std::vector<float> page_features(const Page& page, const Document& document, const Blocks& blocks,
                                 const PageFacts& facts) {
  std::vector<float> values(page_feature_names().size());
  FeatureRow row(values.data());
  fill(page, document, blocks, facts, row);
  return values;
}

const std::vector<std::string>& page_feature_names() {
  static const std::vector<std::string> kNames = [] {
    Document document;
    document.nodes.resize(1);
    document.nodes[0].kind = NodeKind::document;
    document.nodes[0].end = 1;
    Blocks blocks;
    blocks.first_of_node.assign(1, 0);
    std::vector<std::string> names;
    FeatureRow row(names);
    fill(Page{}, document, blocks, facts_of(document, remaining_of(blocks, {})), row);
    return names;
  }();
  return kNames;
}

}  // namespace pith
