#include "read/csv.h"

#include "catch.h"

namespace pith {
namespace {

std::vector<Record> read_all(const std::string& bytes, char separator = ',', const ReadOptions& options = {}) {
  auto reader = csv_reader(std::make_unique<InputStream>(source_of_bytes(bytes), "a.csv"), separator, options);
  REQUIRE(reader.ok());
  std::vector<Record> records;
  while (std::optional<Record> record = (*reader)->next()) records.push_back(std::move(*record));
  return records;
}

TEST_CASE("rows are pages") {
  const std::vector<Record> records = read_all(
      "\xEF\xBB\xBFid,html,url,note\r\n1,\"<p class=\"\"a\"\">\r\nRain, and rain\",https://e.com/,\"a "
      "\"\"b\"\"\"\r\n\r\n2,<p>\"Sun\",,\n3,\"\",\"x\",y");
  REQUIRE(records.size() == 3);
  CHECK(records[0].id == "1");
  CHECK(records[0].bytes == "<p class=\"a\">\r\nRain, and rain");
  CHECK(records[0].url == "https://e.com/");
  CHECK(records[0].passthrough == R"("note":"a \"b\"")");
  CHECK(records[1].bytes == "<p>\"Sun\"");
  CHECK(records[1].passthrough == R"("note":"")");
  CHECK(records[2].url == "x");
  CHECK(records[2].passthrough == R"("note":"y")");
}

TEST_CASE("tabs separate in TSV") {
  const std::vector<Record> records = read_all("html\tn\n<p>Rain, rain\t1\n", '\t');
  REQUIRE(records.size() == 1);
  CHECK(records[0].bytes == "<p>Rain, rain");
  CHECK(records[0].id == "a.csv:1");
}

TEST_CASE("rows that do not fit are records with an error") {
  const std::vector<Record> records = read_all("html,n\n<p>One\n<p>Two,2\n<p>Three,3,3\n\"<p>Four,4\n");
  REQUIRE(records.size() == 4);
  CHECK(records[0].error->to_string() == "a.csv row 1: expected 2 fields as in the header, found 1");
  CHECK(records[1].bytes == "<p>Two");
  CHECK(records[2].error->message == "expected 2 fields as in the header, found 3");
  CHECK(records[3].error->message == "the input ends inside a quoted field");
}

TEST_CASE("a header without the page's column is an error") {
  auto reader = csv_reader(std::make_unique<InputStream>(source_of_bytes("a,b\n1,2\n"), "a.csv"), ',', {});
  REQUIRE(!reader.ok());
  CHECK(reader.error().to_string() == "a.csv: the header has no column \"html\"");
}

TEST_CASE("limits") {
  ReadOptions options;
  options.max_bytes = 5;
  const std::vector<Record> records =
      read_all("html\n12345\n123456\n" + std::string(30, 'x') + "\nlast\n", ',', options);
  REQUIRE(records.size() == 4);
  CHECK(!records[0].error);
  CHECK(records[1].error->message == "longer than 5 bytes");
  CHECK(records[2].error->message == "the row is too long");
  CHECK(records[3].bytes == "last");
}

}  // namespace
}  // namespace pith
