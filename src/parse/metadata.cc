// Every fact has a list of places where pages state it, the most reliable first. What machines read (JSON-LD, Open
// Graph) is tended more than what stands in the text; what is written for one reader only (class names of bylines)
// comes last and costs a look at all classes, so it is only done where nothing else is said.
//
//   <title>Rain | The Times</title> with og:site_name "The Times"       title "Rain"
//   <title>Rain - Sun</title>                                           title as it stands: which of both is the site?
//   og:title "Best Rain of 2026", <h1>Rain of 2026</h1>                 title "Rain of 2026", as the reader sees it
//
// Values that cannot be right are passed over: an author that is an address, a date that cannot be read.
// Tested in tests/unit/parse/metadata_test.cc.
#include "parse/metadata.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "parse/byline.h"
#include "parse/date.h"
#include "parse/language.h"
#include "parse/source_facts.h"

namespace pith {
namespace {

constexpr size_t kLongestByline = 80;
constexpr uint32_t kLongestSiteName = 4;  // words

struct Source {
  std::string_view value;
  const char* name;
};

Fact first_of(std::initializer_list<Source> sources) {
  for (const Source& source : sources) {
    if (!source.value.empty()) return {std::string(source.value), source.name};
  }
  return {};
}

// "Rain | The Times" without the part that is the site's name: behind the last separator, or before the first one where
// it is known to be the name.
std::string without_site(const std::string& title, std::string_view site) {
  for (std::string_view mark :
       {" | ", " \xC2\xB7 ", " \xE2\x80\xA2 ", " :: ", " \xC2\xBB ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", ": "}) {
    const size_t first = title.find(mark), last = title.rfind(mark);
    if (last == std::string::npos) continue;
    if (!site.empty() && folded(title.substr(0, first)) == folded(site)) return title.substr(first + mark.size());
    if (mark == ": ") break;
    const std::string head = title.substr(0, last), tail = title.substr(last + mark.size());
    const bool dash = mark.find('|') == std::string_view::npos && mark.size() != 4;
    if (!site.empty() && folded(tail) == folded(site)) return head;
    if (!dash || (count_words(tail) <= kLongestSiteName && count_words(head) > count_words(tail))) return head;
  }
  return title;
}

std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  const std::string plain = folded(text);
  for (size_t at = 0; at < plain.size();) {
    const size_t end = std::min(plain.find(' ', at), plain.size());
    words.insert(plain.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

size_t shared_words(const std::set<std::string>& a, const std::set<std::string>& b) {
  return static_cast<size_t>(std::count_if(a.begin(), a.end(), [&](const std::string& w) { return b.count(w) > 0; }));
}

// Whether a heading says the name of the site and not the page's: it is the site's name, or the last part of a title
// that has more to say: "Rain in May | The Times".
bool names_site(const std::string& heading, const std::string& title, std::string_view site) {
  const std::string name = folded(heading);
  if (name == folded(site) && name != folded(title)) return true;
  const size_t mark = std::max({title.rfind(" | ") + 1, title.rfind(" - ") + 1, title.rfind(" \xC2\xB7 ") + 1,
                                title.rfind(" \xE2\x80\x93 ") + 1, title.rfind(" \xE2\x80\x94 ") + 1});
  return mark > 0 && name == folded(title.substr(mark)) && count_words(title.substr(0, mark)) > count_words(heading);
}

// Of the headings that are not the site's name, the one that shares most words with the title, and with it more than
// half of those of the shorter of both and a quarter of the title's; nullptr for none.
const Headline* headline_of(const SourceFacts& facts, const std::string& title, std::string_view site) {
  for (const Headline& heading : facts.h1) {
    if (heading.text == title) return &heading;
  }
  const std::set<std::string> wanted = words_of(without_site(title, site));
  const Headline* best = nullptr;
  size_t most = 0;
  for (const Headline& heading : facts.h1) {
    if (names_site(heading.text, title, site) || names_site(heading.text, facts.title, site)) continue;
    const std::set<std::string> words = words_of(heading.text);
    const size_t shared = shared_words(words, wanted);
    if (shared > most && 2 * shared > std::min(words.size(), wanted.size()) && 4 * shared >= wanted.size())
      best = &heading, most = shared;
  }
  return best;
}

// What machines read often has the name of the site in it or is worded for search engines; a heading that tells the
// same is what the reader sees. `node`: the headline, where it can be told.
Fact title_of(const SourceFacts& facts, std::string_view site, NodeId* node) {
  Fact title = first_of({{facts.meta_of("og:title"), "og"},
                         {facts.jsonld.headline, "json-ld"},
                         {facts.meta_of("twitter:title"), "twitter"},
                         {facts.title, "title"},
                         {facts.h1.empty() ? "" : facts.h1[0].text, "h1"}});
  *node = facts.h1.size() == 1 ? facts.h1[0].node : kNoNode;
  for (const std::string* told : std::initializer_list<const std::string*>{&title.value, &facts.title}) {
    if (const Headline* headline = headline_of(facts, *told, site)) {
      *node = headline->node;
      return {headline->text, "h1"};
    }
  }
  title.value = without_site(title.value, site);
  return title;
}

// Twitter cards label free fields: "Written by" -> "Ann Lee".
std::string_view twitter_author(const SourceFacts& facts) {
  for (const auto& [label, data] :
       {std::pair{"twitter:label1", "twitter:data1"}, {"twitter:label2", "twitter:data2"}}) {
    if (contains_ignoring_ascii_case(facts.meta_of(label), "by")) return facts.meta_of(data);
  }
  return "";
}

// "Lee, Ann" -> "Ann Lee"; names without a comma, or with several, as they are.
std::string first_name_first(std::string_view name) {
  const size_t comma = name.find(',');
  if (comma == std::string_view::npos || name.find(',', comma + 1) != std::string_view::npos) return std::string(name);
  return std::string(trimmed(name.substr(comma + 1))) + " " + std::string(trimmed(name.substr(0, comma)));
}

// Papers name each author in a statement of its own, as library catalogues write names.
std::string citation_authors(const SourceFacts& facts) {
  std::string joined;
  for (std::string_view name : facts.metas_of("citation_author"))
    (joined += joined.empty() ? "" : ", ") += first_name_first(name);
  return joined;
}

// The name of the site as the author says nothing where somebody else is named.
Fact author_of(const SourceFacts& facts, const Document& document, std::string_view site, NodeId headline) {
  const std::string citation = citation_authors(facts);
  Fact by_site;
  for (const Source& source : std::initializer_list<Source>{{facts.jsonld.author, "json-ld"},
                                                            {citation, "meta"},
                                                            {facts.meta_of("author"), "meta"},
                                                            {facts.meta_of("article:author"), "og"},
                                                            {facts.meta_of("og:article:author"), "og"},
                                                            {facts.meta_of("parsely-author"), "meta"},
                                                            {facts.meta_of("sailthru.author"), "meta"},
                                                            {facts.meta_of("dc.creator"), "meta"},
                                                            {twitter_author(facts), "twitter"},
                                                            {facts.microdata_of("author"), "microdata"},
                                                            {facts.rel_author, "rel"}}) {
    std::string name = cleaned_author(source.value);
    if (name.empty()) continue;
    if (folded(name) != folded(site)) return {name, source.name};
    if (by_site.value.empty()) by_site = {name, source.name};
  }
  std::string name = headline == kNoNode ? "" : author_near(document, headline);
  if (name.empty()) name = read_by_class(document, {"byline", "author"}, kLongestByline, name_in_byline);
  if (name.empty()) name = author_linked(document);
  if (name.empty() || (!by_site.value.empty() && folded(name).find(folded(by_site.value)) == 0)) return by_site;
  return {name, "byline"};
}

std::string date_in_text(std::string_view text) {
  return iso_date(text);
}

Fact date_of(const SourceFacts& facts, const Document& document, NodeId headline, std::string_view url) {
  for (const Source& source : std::initializer_list<Source>{{facts.jsonld.date, "json-ld"},
                                                            {facts.meta_of("article:published_time"), "og"},
                                                            {facts.meta_of("og:published_time"), "og"},
                                                            {facts.meta_of("datepublished"), "meta"},
                                                            {facts.meta_of("date"), "meta"},
                                                            {facts.meta_of("pubdate"), "meta"},
                                                            {facts.meta_of("publishdate"), "meta"},
                                                            {facts.meta_of("publish-date"), "meta"},
                                                            {facts.meta_of("parsely-pub-date"), "meta"},
                                                            {facts.meta_of("sailthru.date"), "meta"},
                                                            {facts.meta_of("dc.date"), "meta"},
                                                            {facts.meta_of("dc.date.issued"), "meta"},
                                                            {facts.meta_of("dcterms.created"), "meta"},
                                                            {facts.meta_of("citation_publication_date"), "meta"},
                                                            {facts.microdata_of("datepublished"), "microdata"},
                                                            {facts.time, "time"}}) {
    if (std::string date = iso_date(source.value); !date.empty()) return {date, source.name};
  }
  if (std::string date = read_by_class(document, {"date", "publish", "posted", "byline"}, kLongestByline, date_in_text);
      !date.empty())
    return {date, "byline"};
  if (std::string date = date_in_url(url); !date.empty()) return {date, "url"};
  const std::string date = headline == kNoNode ? "" : date_near(document, headline);
  return {date, date.empty() ? "" : "byline"};
}

Fact language_of(const SourceFacts& facts, const Document& document) {
  for (const Source& source : std::initializer_list<Source>{{facts.language, "lang"},
                                                            {facts.meta_of("og:locale"), "og"},
                                                            {facts.jsonld.language, "json-ld"},
                                                            {facts.meta_of("content-language"), "meta"}}) {
    const std::string language = primary_language(source.value);
    if (!language.empty() && script_agrees(document, language)) return {language, source.name};
  }
  const std::string language = detect_language(document);
  return {language, language.empty() ? "" : "detected"};
}

Fact canonical_of(const SourceFacts& facts) {
  for (const Source& source : std::initializer_list<Source>{
           {facts.canonical, "link"}, {facts.meta_of("og:url"), "og"}, {facts.jsonld.url, "json-ld"}}) {
    if (source.value.starts_with("http://") || source.value.starts_with("https://"))
      return {std::string(source.value), source.name};
  }
  return {};
}

Metadata metadata_of_page(const Page& page, const Document& document) {
  const SourceFacts facts = read_source_facts(document);
  Metadata metadata;
  metadata.site_name = first_of({{facts.meta_of("og:site_name"), "og"},
                                 {facts.jsonld.site_name, "json-ld"},
                                 {facts.meta_of("application-name"), "meta"}});
  NodeId headline = kNoNode;
  metadata.title = title_of(facts, metadata.site_name.value, &headline);
  metadata.author = author_of(facts, document, metadata.site_name.value, headline);
  metadata.canonical_url = canonical_of(facts);
  metadata.date = date_of(facts, document, headline, page.url.empty() ? metadata.canonical_url.value : page.url);
  metadata.language = language_of(facts, document);
  metadata.description = first_of({{facts.meta_of("og:description"), "og"},
                                   {facts.meta_of("description"), "meta"},
                                   {facts.jsonld.description, "json-ld"},
                                   {facts.meta_of("twitter:description"), "twitter"}});
  metadata.schema_types = facts.jsonld.types;
  metadata.schema_headline = facts.jsonld.headline;
  metadata.og_type = facts.meta_of("og:type");
  return metadata;
}

}  // namespace

Metadata read_metadata(const Page& page, const Document& document) {
  if (page.kind == PageKind::html) return metadata_of_page(page, document);
  Metadata metadata;
  metadata.language.value = detect_language(document);
  if (!metadata.language.value.empty()) metadata.language.source = "detected";
  return metadata;
}

}  // namespace pith
