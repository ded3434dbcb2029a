#include "read/ndjson.h"

#include "catch.h"

namespace pith {
namespace {

std::vector<Record> read_all(const std::string& bytes, const ReadOptions& options = {}) {
  auto reader = ndjson_reader(std::make_unique<InputStream>(source_of_bytes(bytes), "a.jsonl"), options);
  std::vector<Record> records;
  while (std::optional<Record> record = reader->next()) records.push_back(std::move(*record));
  return records;
}

TEST_CASE("a line is a page, its address and id, and what travels on") {
  const std::string first =
      R"({"n": 1.50 ,"html":"<p>A \"q\" \u00e9","url":"https://e.com/", "deep":{"a":[1,{"b":"}"}]}, "id": 7})";
  const std::vector<Record> records = read_all("\xEF\xBB\xBF" + first + "\r\n\n" + R"({"id":"x","html":""})");
  REQUIRE(records.size() == 2);
  CHECK(records[0].bytes == "<p>A \"q\" é");
  CHECK(records[0].url == "https://e.com/");
  CHECK(records[0].id == "7");
  CHECK(records[0].passthrough == R"("n": 1.50,"deep":{"a":[1,{"b":"}"}]})");
  CHECK(records[0].origin.offset == 3);
  CHECK(records[0].origin.length == first.size() + 2);
  CHECK(records[1].id == "x");
  CHECK(records[1].bytes.empty());
  CHECK(!records[1].error);
  CHECK(records[1].origin.ordinal == 1);
}

TEST_CASE("lines that are no page are records with an error, and reading goes on") {
  const struct {
    std::string line, want;
  } cases[] = {
      {"{\"html\":\"<p>\"", "a.jsonl:1: not JSON: "},
      {"[1]", "a.jsonl:1: expected a JSON object"},
      {"{}", "a.jsonl:1: the object has no field \"html\""},
      {"{\"text\":\"a\"}", "a.jsonl:1: the object has no field \"html\""},
      {"{\"html\":null,\"id\":\"b\"}", "a.jsonl:1: the field \"html\" is not a string"},
      {"{\"html\":\"\\ud800\"}", "a.jsonl:1: not JSON: "},
  };
  for (const auto& [line, want] : cases) {
    const std::vector<Record> records = read_all(line + "\n{\"html\":\"next\"}\n");
    REQUIRE(records.size() == 2);
    REQUIRE(records[0].error);
    CHECK(records[0].error->to_string().substr(0, want.size()) == want);
    CHECK(records[1].bytes == "next");
    CHECK(records[1].id == "a.jsonl:2");
  }
}

TEST_CASE("another field, and the limits on pages and lines") {
  ReadOptions options;
  options.field = "body";
  options.max_bytes = 10;
  const std::string line = "{\"body\":\"0123456789\"}\n{\"body\":\"0123456789a\"}\n{\"body\":\"" +
                           std::string(50, 'x') + "\"}\n{\"body\":\"last\"}";
  const std::vector<Record> records = read_all(line, options);
  REQUIRE(records.size() == 4);
  CHECK(!records[0].error);
  CHECK(records[1].error->message == "longer than 10 bytes");
  CHECK(records[2].error->message == "the line is too long");
  CHECK(records[3].bytes == "last");
}

TEST_CASE("an empty input has no records") {
  CHECK(read_all("").empty());
}

}  // namespace
}  // namespace pith
