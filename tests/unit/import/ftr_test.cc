#include "import/ftr.h"

#include "catch.h"

using namespace pith;

namespace {

std::string accept_all(std::string_view) {
  return "";
}

}  // namespace

TEST_CASE("a site configuration becomes one rule of its host") {
  Imported imported;
  import_ftr("configs/.News.example.com.txt",
             "# a comment\n"
             "body: //div[@id='story']\n"
             "strip: //div[@class='ad']\n"
             "strip_id_or_class: share-bar\n"
             "strip_id_or_class: share-bar\n"
             "strip: //li[3]\n"
             "strp: //p\n"
             "http_header(user-agent): x\n",
             accept_all, imported);
  REQUIRE(imported.drafts.size() == 1);
  const RuleDraft& draft = imported.drafts[0];
  CHECK(draft.id == "site.news-example-com.ftr-strip");
  CHECK(draft.hosts == std::vector<std::string>{"news.example.com", "*.news.example.com"});
  CHECK(draft.selectors == std::vector<std::string>{"div[class='ad']", "[class*='share-bar'], [id*='share-bar']"});
  CHECK(imported.taken == 3);
  CHECK(imported.other == 2);
  CHECK(imported.refused == 2);
  REQUIRE(imported.notes.size() == 2);
  CHECK(imported.notes[0].line == 6);
  CHECK(imported.notes[0].message == "positions count among elements of one name (at 6 of \"//li[3]\")");
  CHECK(imported.notes[1].message == "unknown directive \"strp\"");
}

TEST_CASE("the headline is no chaff, and the guard is tight since names are looked for in part") {
  Imported imported;
  import_ftr("a.example.txt", "strip: //h1\nstrip: //div[@id='x']/h1[@class='t']\nstrip: //h1/span\n", accept_all,
             imported);
  REQUIRE(imported.drafts.size() == 1);
  CHECK(imported.drafts[0].selectors == std::vector<std::string>{"h1 > span"});
  CHECK(imported.other == 2);
  CHECK(imported_file("p", "s", imported.drafts).find("guard = { max_share = 0.15, max_words = 60 }\n") !=
        std::string::npos);
}

TEST_CASE("what the engine does not take is a note, and nothing taken is no rule") {
  Imported imported;
  import_ftr(
      "a.example.txt", "strip: //p\n", [](std::string_view) { return "bad"; }, imported);
  CHECK(imported.drafts.empty());
  REQUIRE(imported.notes.size() == 1);
  CHECK(imported.notes[0].message == "bad");
}

TEST_CASE("two files of one site make one rule, and a file that is named for no host makes none") {
  Imported imported;
  import_ftr("a.example.txt", "strip: //p\nstrip: //b\n", accept_all, imported);
  import_ftr(".a.example.txt", "strip: //b\nstrip: //i\n", accept_all, imported);
  import_ftr("fingerprints_x.txt", "strip: //p\n", accept_all, imported);
  REQUIRE(imported.drafts.size() == 1);
  CHECK(imported.drafts[0].selectors == std::vector<std::string>{"p", "b", "i"});
  REQUIRE(imported.notes.size() == 1);
  CHECK(imported.notes[0].message == "the file is not named for a host: \"fingerprints_x\"");
}

TEST_CASE("a file of imported rules says where they come from and escapes what it quotes") {
  CHECK(imported_file("ftr", "some \"list\"", {{"site.a.ftr-strip", {"a.example"}, {"p[title='\\\"']", "div"}}}) ==
        "schema = 1\npack = \"ftr\"\nimported = \"some \\\"list\\\"\"\n"
        "\n[[rule]]\nid = \"site.a.ftr-strip\"\ncategory = \"navigation\"\nhosts = [\"a.example\"]\n"
        "guard = { max_share = 0.5 }\naction = \"drop\"\nselect = \"\"\"\n"
        "p[title='\\\\\\\"'],\ndiv\"\"\"\n");
}
