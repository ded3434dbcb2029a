#include "read/folder.h"

#include <sys/stat.h>

#include "catch.h"
#include "read/reader.h"
#include "scratch.h"

namespace pith {
namespace {

std::vector<std::string> ids_in(const std::string& path) {
  std::vector<std::string> ids;
  auto reader = open_input(path, {});
  REQUIRE(reader.ok());
  while (std::optional<Record> record = (*reader)->next()) {
    CHECK(record->origin.ordinal == ids.size());
    ids.push_back(record->error ? record->id + "!" : record->id);
  }
  return ids;
}

using Ids = std::vector<std::string>;

TEST_CASE("a folder is read in the byte order of its paths") {
  test::Scratch scratch;
  for (const char* name : {"b.html", "a/z.html", "a.html", "a/b/c.txt", "B.html", "a-b.html"}) scratch.write(name, "x");
  CHECK(ids_in(scratch.path()) == Ids{"B.html", "a-b.html", "a.html", "a/b/c.txt", "a/z.html", "b.html"});
}

TEST_CASE("what a page brings along and hidden files are left out") {
  test::Scratch scratch;
  for (const char* name : {"page.html", "page_files/frame.html", "page_files/a.js", "photo.JPG", ".hidden.html",
                           ".git/a.html", "other_files/kept.html", "LICENSE"}) {
    scratch.write(name, "x");
  }
  CHECK(ids_in(scratch.path()) == Ids{"LICENSE", "other_files/kept.html", "page.html"});
}

TEST_CASE(
    "links that loop or lead twice to a folder give each file once; dangling ones are errors; pipes are left out") {
  test::Scratch scratch;
  scratch.write("real/a.html", "x");
  std::filesystem::create_directory_symlink("..", scratch.path("real/up"));
  std::filesystem::create_directory_symlink("real", scratch.path("zlink"));
  std::filesystem::create_symlink("real/a.html", scratch.path("link.html"));
  std::filesystem::create_symlink("nowhere", scratch.path("lost.html"));
  REQUIRE(mkfifo(scratch.path("pipe").c_str(), 0600) == 0);
  CHECK(ids_in(scratch.path()) == Ids{"link.html", "lost.html!", "real/a.html"});
}

TEST_CASE("records of a folder name their path and folder") {
  test::Scratch scratch;
  scratch.write("a/b.html", "<!-- saved from url=(0023)https://example.com/b -->\r\n<html>");
  auto reader = open_input(scratch.path() + "/", {});
  REQUIRE(reader.ok());
  const std::optional<Record> record = (*reader)->next();
  REQUIRE(record);
  CHECK(record->id == "a/b.html");
  CHECK(record->path == scratch.path("a/b.html"));
  CHECK(record->origin.container == scratch.path());
  CHECK(record->url == "https://example.com/b");
}

TEST_CASE("an empty folder has no records") {
  test::Scratch scratch;
  CHECK(ids_in(scratch.path()).empty());
}

}  // namespace
}  // namespace pith
