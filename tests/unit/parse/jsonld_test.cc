#include "parse/jsonld.h"

#include "catch.h"

using namespace pith;

namespace {

JsonLd read(std::initializer_list<std::string_view> bodies) {
  JsonLd out;
  for (std::string_view body : bodies) read_jsonld(body, out);
  return out;
}

}  // namespace

TEST_CASE("an article's facts") {
  const JsonLd facts = read({R"({"@context":"https://schema.org","@type":"NewsArticle","headline":"Rain &amp; wind",
    "author":[{"@type":"Person","name":"Ann Lee"},{"@type":"Person","name":"Bo Ek"}],"datePublished":"2026-03-09",
    "publisher":{"@type":"Organization","name":"The Times"},"inLanguage":"en-GB","description":"It rained."})"});
  CHECK(facts.headline == "Rain & wind");
  CHECK(facts.author == "Ann Lee, Bo Ek");
  CHECK(facts.date == "2026-03-09");
  CHECK(facts.site_name == "The Times");
  CHECK(facts.language == "en-GB");
  CHECK(facts.description == "It rained.");
  CHECK(facts.types == std::vector<std::string>{"NewsArticle"});
}

TEST_CASE("a graph, with references to persons") {
  const JsonLd facts = read({R"({"@graph":[{"@type":"WebPage","name":"Rain - Times"},{"@type":"WebSite","name":"Times"},
    {"@type":["Article","BlogPosting"],"headline":"Rain","author":{"@id":"#ann"}},
    {"@type":"Person","@id":"#ann","name":"Ann Lee"}]})"});
  CHECK(facts.type == "Article");
  CHECK(facts.headline == "Rain");
  CHECK(facts.author == "Ann Lee");
  CHECK(facts.site_name == "Times");
  CHECK(facts.types == std::vector<std::string>{"WebPage", "WebSite", "Article", "BlogPosting", "Person"});
}

TEST_CASE("lists, main entities and types written as addresses") {
  CHECK(read({R"([{"@type":"http://schema.org/Product","name":"Lamp"}])"}).headline == "Lamp");
  CHECK(read({R"({"@type":"WebPage","name":"p","mainEntity":{"@type":"Question","name":"Why?"}})"}).headline == "Why?");
  CHECK(read({R"({"@type":"BreadcrumbList","name":"Home"})"}).headline == "");
}

TEST_CASE("what is already set stays, and faulty bodies are passed over") {
  CHECK(read({R"({"@type":"Article","headline":"One"})", R"({"@type":"Article","headline":"Two"})"}).headline == "One");
  CHECK(read({"{not json", R"({"@type":"Article","headline":"Two"})"}).headline == "Two");
  CHECK(read({"/* <![CDATA[ */ {\"@type\":\"Article\",\"headline\":\"a\nb\"} /* ]]> */"}).headline == "a b");
  CHECK(read({"", "[]", "{}", "null", "{\"@type\":3,\"headline\":[1]}"}).types.empty());
  CHECK(read({std::string(100000, '[')}).types.empty());
}
