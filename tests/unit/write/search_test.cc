#include "write/search.h"

#include "base/utf8.h"
#include "catch.h"
#include "unit/write/made.h"

using namespace pith;
using namespace pith::test;

namespace {

Record rain_record() {
  Record record;
  record.id = "<urn:1>";
  record.url = "https://example.com/rain";
  record.media_type = "text/html";
  record.origin = {"a.warc.gz", 12, 34, 0};
  record.passthrough = R"("n":7)";
  return record;
}

const std::string kDocument =
    R"(,"url":"https://example.com/rain","container":"a.warc.gz","offset":12,"length":34,"media_type":"text/html",)"
    R"("encoding":"UTF-8","title":"Rain","text":"Rain\n\nIt rained.\n","removed_by":["test.rule"],"warnings":["w"],)"
    R"("version":"1.2.3","rules":"d1","model":"m1","fields":)";

Made rain_page() {
  Made made = make_html("<h1>Rain</h1>\n<p>It rained.</p><p>Sign up!</p><p>Sign up!</p>", {"Sign up!"},
                        "https://example.com/rain");
  made.page->encoding = "UTF-8";
  made.cleaned.metadata.title = {"Rain", "h1"};
  made.cleaned.warnings = {"w"};
  return made;
}

}  // namespace

TEST_CASE("OpenSearch: an action line, then the document") {
  const Record record = rain_record();
  CHECK(write_search(rain_page().input(), {record, "abc", "1.2.3", "d1", "m1"}, SearchEngine::opensearch) ==
        R"({"index":{"_id":"<urn:1>"}})"
        "\n"
        R"({"id":"<urn:1>")" +
            kDocument +
            R"({"n":7}})"
            "\n");
}

TEST_CASE("Solr: the document alone, and no object in it") {
  const Record record = rain_record();
  CHECK(write_search(rain_page().input(), {record, "abc", "1.2.3", "d1", "m1"}, SearchEngine::solr) ==
        R"({"id":"<urn:1>")" + kDocument +
            R"("{\"n\":7}"})"
            "\n");
}

TEST_CASE("ids stay within the limits of the engines") {
  Record record;
  record.id = std::string(40000, 'x');
  const Made made = make_text("");
  const std::string bulk = write_search(made.input(), {record, "", "1", "d", ""}, SearchEngine::opensearch);
  const std::string action = bulk.substr(0, bulk.find('\n'));
  CHECK(action.size() == std::string(R"({"index":{"_id":""}})").size() + 512);
  CHECK(bulk.find("\n{\"id\":\"" + record.id + '"') != std::string::npos);
  const std::string solr = write_search(made.input(), {record, "", "1", "d", ""}, SearchEngine::solr);
  CHECK(solr.find("\",") == std::string(R"({"id":")").size() + 32766);

  CHECK(id_within("abc", 512) == "abc");
  CHECK(id_within(std::string(512, 'a'), 512) == std::string(512, 'a'));
  const std::string cut = id_within(std::string(513, 'a'), 512);
  CHECK(cut.size() == 512);
  CHECK(cut != id_within(std::string(514, 'a'), 512));
  std::string umlauts;
  for (int i = 0; i < 300; ++i) umlauts += "\xC3\xBC";
  for (const size_t most : {40u, 41u}) {
    const std::string part = id_within(umlauts, most);
    CHECK(valid_utf8_prefix(part) == part.size());
    CHECK(part.size() == (most == 40 ? 39 : 41));  // six or eight bytes of the id and 33 of the hash
  }
}

TEST_CASE("what could not be read is a document with an error, for both engines") {
  Record record;
  record.id = "rain.html";
  record.path = "pages/rain.html";
  const RecordFacts facts{record, "", "1", "d", ""};
  const Error error{ErrorCode::too_large, "larger than 64 MB", {"rain.html", 0, 0, 0, ""}};
  const std::string document = R"({"id":"rain.html","path":"pages/rain.html","text":"","error_code":"too_large",)"
                               R"("error_message":"rain.html: larger than 64 MB","version":"1","rules":"d"})"
                               "\n";
  CHECK(write_search_error(error, facts, SearchEngine::solr) == document);
  CHECK(write_search_error(error, facts, SearchEngine::opensearch) == R"({"index":{"_id":"rain.html"}})"
                                                                      "\n" +
                                                                          document);
}
