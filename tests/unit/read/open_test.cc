#include "catch.h"
#include "compress.h"
#include "read/page_file.h"
#include "read/reader.h"
#include "scratch.h"

namespace pith {
namespace {

TEST_CASE("a file is one record, whatever its compression") {
  test::Scratch scratch;
  for (const std::string& bytes : {std::string("<p>Rain"), test::gzip("<p>Rain"), test::zstd("<p>Rain")}) {
    const std::string path = scratch.write("page", bytes);
    auto reader = open_input(path, {});
    REQUIRE(reader.ok());
    const std::optional<Record> record = (*reader)->next();
    REQUIRE(record);
    CHECK(record->id == path);
    CHECK(record->path == path);
    CHECK(record->bytes == "<p>Rain");
    CHECK(!record->error);
    CHECK(!(*reader)->next());
  }
}

TEST_CASE("a document over the limit is a record with an error") {
  test::Scratch scratch;
  ReadOptions options;
  options.max_bytes = 4;
  auto reader = open_inputs({scratch.write("long", "12345"), scratch.write("fits", "1234")}, options);
  const std::optional<Record> too_long = reader->next();
  REQUIRE(too_long);
  REQUIRE(too_long->error);
  CHECK(too_long->error->code == ErrorCode::too_large);
  CHECK(too_long->error->message == "longer than 4 bytes");
  CHECK(too_long->bytes == "1234");
  CHECK(!reader->next()->error);
}

TEST_CASE("inputs are numbered through, and one that cannot be opened is a record") {
  test::Scratch scratch;
  scratch.write("folder/a.html", "a");
  scratch.write("folder/b.html", "b");
  auto reader = open_inputs({scratch.path("folder"), scratch.path("missing"), scratch.write("c.html", "c")}, {});
  std::vector<std::string> seen;
  while (std::optional<Record> record = reader->next()) {
    CHECK(record->origin.ordinal == seen.size());
    seen.push_back(record->error ? record->error->to_string() : record->bytes);
  }
  const std::string missing = scratch.path("missing") + ": cannot open: No such file or directory";
  CHECK(seen == std::vector<std::string>{"a", "b", missing, "c"});
  CHECK(!open_input(scratch.path("missing"), {}).ok());
}

TEST_CASE("the address in a saved page's marker") {
  const struct {
    std::string html, want;
  } cases[] = {
      {"<!DOCTYPE html>\n<!-- saved from url=(0020)https://example.com/ -->", "https://example.com/"},
      {"<html><!--\n Page saved with SingleFile \n url: https://example.com/a b\n saved date: Mon\n-->",
       "https://example.com/a"},
      {"<!-- saved from url=(0014)about:internet -->", ""},
      {"<!-- saved from url=(0020)file:///C:/a.html -->", ""},
      {"<p>saved from url=(", ""},
      {"<p>No marker", ""},
      {"", ""},
  };
  for (const auto& [html, want] : cases) CHECK(saved_page_url(html) == want);
}

TEST_CASE("the reader goes by the content, then by the name") {
  test::Scratch scratch;
  const std::string mhtml =
      "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B\n\n--B\nContent-Type: "
      "text/html\n\nok\n--B--\n";
  const struct {
    std::string name, bytes;
  } cases[] = {
      {"plain.txt", "ok"},
      {"warc.bin", "WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 2\r\n\r\nok"},
      {"lines.bin", "{\"html\":\"ok\"}"},
      {"packed.jsonl.gz", test::gzip(" {\"html\":\"ok\"}")},
      {"table.CSV", "html\nok"},
      {"table.tsv.zst", test::zstd("n\thtml\n1\tok")},
      {"saved.bin", mhtml},
      {"saved.mht", "MIME-Version: 1.0\nContent-Type: text/html\n\nok"},
      {"letter.eml", "Subject: x\n\nok"},
      {"letters.bin", "From a Thu\nSubject: x\nContent-Transfer-Encoding: base64\n\nb2s=\n"},
  };
  for (const auto& [name, bytes] : cases) {
    INFO(name);
    auto reader = open_input(scratch.write(name, bytes), {});
    REQUIRE(reader.ok());
    const std::optional<Record> record = (*reader)->next();
    REQUIRE(record);
    CHECK(record->bytes == "ok");
    CHECK(!record->error);
    CHECK(!(*reader)->next());
  }
}

TEST_CASE("formats by name") {
  CHECK(input_format_named("warc") == InputFormat::warc);
  CHECK(input_format_named("WARC") == std::nullopt);
}

TEST_CASE("a page that begins like a JSON object is a page by its name") {
  test::Scratch scratch;
  const std::string text = "{\"a\": 1} is how an object looks.\n";
  const std::string path = scratch.write("page.txt", text);
  auto reader = open_input(path, {});
  REQUIRE(reader);
  const auto record = (*reader)->next();
  REQUIRE(record);
  CHECK_FALSE(record->error);
  CHECK(record->bytes == text);
}

TEST_CASE("Parquet is an error that says what to do") {
  test::Scratch scratch;
  const std::string path = scratch.write("a.parquet", std::string("PAR1\x15\x04\x15\0", 8) + "PAR1");
  auto reader = open_inputs({path}, {});
  const std::optional<Record> record = reader->next();
  REQUIRE(record);
  REQUIRE(record->error);
  CHECK(record->error->code == ErrorCode::unsupported);
  CHECK(record->error->to_string().starts_with(path + ": Parquet is not read: convert it to NDJSON"));
  CHECK(!reader->next());
}

}  // namespace
}  // namespace pith
