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
#include "parse/date.h"
#include "parse/language.h"
#include "parse/source_facts.h"

namespace pith {
namespace {

constexpr size_t kLongestAuthor = 120;  // bytes
constexpr size_t kLongestByline = 80;
constexpr uint32_t kLongestSiteName = 4;  // words

struct Source {
  std::string_view value;
  const char* name;
};

bool is_address(std::string_view value) {
  return value.find("://") != std::string_view::npos || value.starts_with("www.") || value.starts_with("/");
}

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

// More than half of the words of the shorter one are in the other.
bool tell_the_same(std::string_view a, std::string_view b) {
  const std::set<std::string> of_a = words_of(a), of_b = words_of(b);
  const auto shared =
      std::count_if(of_a.begin(), of_a.end(), [&](const std::string& word) { return of_b.count(word); });
  return 2 * static_cast<size_t>(shared) > std::min(of_a.size(), of_b.size());
}

// What machines read often has the name of the site in it or is worded for search engines; a heading that tells the
// same is what the reader sees.
Fact title_of(const SourceFacts& facts, std::string_view site) {
  Fact title = first_of({{facts.meta_of("og:title"), "og"},
                         {facts.jsonld.headline, "json-ld"},
                         {facts.meta_of("twitter:title"), "twitter"},
                         {facts.title, "title"},
                         {facts.h1, "h1"}});
  if (!facts.h1.empty() && tell_the_same(title.value, facts.h1)) return {facts.h1, "h1"};
  title.value = without_site(title.value, site);
  return title;
}

// "By Ann Lee" -> "Ann Lee"; "" for what is no name.
std::string cleaned_author(std::string_view raw) {
  std::string_view value = trimmed(raw);
  while (!value.empty() && (value.front() == ',' || value.back() == ',')) {
    value.remove_prefix(value.front() == ',');
    if (!value.empty()) value.remove_suffix(value.back() == ',');
    value = trimmed(value);
  }
  for (std::string_view by : {"by ", "by: ", "written by ", "author: ", "posted by ", "von ", "par ", "por "}) {
    if (value.size() > by.size() && equals_ignoring_ascii_case(value.substr(0, by.size()), by))
      value = trimmed(value.substr(by.size()));
  }
  if (value.size() < 2 || value.size() > kLongestAuthor || is_address(value)) return "";
  const bool letters =
      std::any_of(value.begin(), value.end(), [](char c) { return (c & 0x80) != 0 || (c | 0x20) >= 'a'; });
  return letters ? std::string(value) : "";
}

// The name in a line such as "By Ann Lee | May 4": one to five words without numbers; "" for other lines.
std::string name_in_byline(std::string_view text) {
  for (std::string_view mark : {"|", "\xE2\x80\xA2", "\xC2\xB7", " - ", " \xE2\x80\x93 ", ","})
    text = text.substr(0, text.find(mark));
  const std::string name = cleaned_author(text);
  if (name.find_first_of("0123456789:?!@") != std::string::npos || count_words(name) > 5) return "";
  const std::string lower = ascii_lowered(name);
  for (std::string_view other :
       {"about", "author", "follow", "sign", "log", "read", "view", "more", "all", "the author"}) {
    if (lower.starts_with(other) && (lower.size() == other.size() || lower[other.size()] == ' ')) return "";
  }
  return name;
}

// Twitter cards label free fields: "Written by" -> "Ann Lee".
std::string_view twitter_author(const SourceFacts& facts) {
  for (const auto& [label, data] :
       {std::pair{"twitter:label1", "twitter:data1"}, {"twitter:label2", "twitter:data2"}}) {
    if (contains_ignoring_ascii_case(facts.meta_of(label), "by")) return facts.meta_of(data);
  }
  return "";
}

Fact author_of(const SourceFacts& facts, const Document& document) {
  for (const Source& source : std::initializer_list<Source>{{facts.jsonld.author, "json-ld"},
                                                            {facts.meta_of("author"), "meta"},
                                                            {facts.meta_of("article:author"), "og"},
                                                            {facts.meta_of("og:article:author"), "og"},
                                                            {facts.meta_of("parsely-author"), "meta"},
                                                            {facts.meta_of("sailthru.author"), "meta"},
                                                            {facts.meta_of("dc.creator"), "meta"},
                                                            {facts.meta_of("citation_author"), "meta"},
                                                            {twitter_author(facts), "twitter"},
                                                            {facts.microdata_of("author"), "microdata"},
                                                            {facts.rel_author, "rel"}}) {
    if (std::string name = cleaned_author(source.value); !name.empty()) return {name, source.name};
  }
  const std::string name = read_by_class(document, {"byline", "author"}, kLongestByline, name_in_byline);
  return {name, name.empty() ? "" : "byline"};
}

std::string date_in_text(std::string_view text) {
  return iso_date(text);
}

Fact date_of(const SourceFacts& facts, const Document& document, std::string_view url) {
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
  const std::string date = date_in_url(url);
  return {date, date.empty() ? "" : "url"};
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
  metadata.title = title_of(facts, metadata.site_name.value);
  metadata.author = author_of(facts, document);
  metadata.canonical_url = canonical_of(facts);
  metadata.date = date_of(facts, document, page.url.empty() ? metadata.canonical_url.value : page.url);
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
