#include "read/zip.h"

#include <zip.h>

#include "catch.h"
#include "read/reader.h"
#include "scratch.h"

namespace pith {
namespace {

using Entries = std::vector<std::pair<std::string, std::string>>;

std::string make_zip(const std::string& path, const Entries& entries) {
  zip_t* archive = zip_open(path.c_str(), ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  for (const auto& [name, bytes] : entries) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
  }
  REQUIRE(zip_close(archive) == 0);
  return path;
}

std::vector<Record> read_all(const std::string& path, const ReadOptions& options = {}) {
  auto reader = open_inputs({path}, options);
  std::vector<Record> records;
  while (std::optional<Record> record = reader->next()) records.push_back(std::move(*record));
  return records;
}

TEST_CASE("the pages of an archive, without what they bring along") {
  test::Scratch scratch;
  const std::string path = make_zip(scratch.path("a.zip"), {{"b.html", "<p>Rain"},
                                                            {"b_files/frame.html", "<p>Frame"},
                                                            {"b_files/a.png", "\x89PNG"},
                                                            {"__MACOSX/b.html", "x"},
                                                            {".git/b.html", "x"},
                                                            {"sub/a.TXT", "Sun"},
                                                            {"data.xml", "<a/>"}});
  const std::vector<Record> records = read_all(path);
  REQUIRE(records.size() == 2);
  CHECK(records[0].id == "b.html");
  CHECK(records[0].bytes == "<p>Rain");
  CHECK(records[0].origin.container == path);
  CHECK(records[1].id == "sub/a.TXT");
  CHECK(records[1].bytes == "Sun");
}

TEST_CASE("a MAFF's index names the address") {
  test::Scratch scratch;
  const std::string path = make_zip(
      scratch.path("a.maff"),
      {{"123/index.html", "<p>Rain"},
       {"123/index.rdf", "<RDF:RDF><MAF:originalurl RDF:resource=\"https://example.com/?a=1&amp;b=2\"/></RDF:RDF>"},
       {"124/index.html", "<p>Sun"}});
  const std::vector<Record> records = read_all(path);
  REQUIRE(records.size() == 2);
  CHECK(records[0].url.substr(0, 24) == "https://example.com/?a=1");
  CHECK(records[1].url.empty());
}

TEST_CASE("archives that cannot be read are records with an error") {
  test::Scratch scratch;
  const std::vector<Record> broken = read_all(scratch.write("broken.zip", "PK\x03\x04rubbish"));
  REQUIRE(broken.size() == 1);
  CHECK(broken[0].error->code == ErrorCode::io);
  const std::vector<Record> none = read_all(make_zip(scratch.path("none.zip"), {{"a.png", "x"}}));
  REQUIRE(none.size() == 1);
  CHECK(none[0].error->message == "the archive has no pages");
  ReadOptions options;
  options.max_bytes = 1000;
  const std::vector<Record> bomb =
      read_all(make_zip(scratch.path("bomb.zip"), {{"a.html", std::string(1000000, 'x')}, {"b.html", "b"}}), options);
  REQUIRE(bomb.size() == 2);
  CHECK(bomb[0].error->message == "longer than 1000 bytes");
  CHECK(bomb[0].bytes.size() == 1000);
  CHECK(bomb[1].bytes == "b");
}

}  // namespace
}  // namespace pith
