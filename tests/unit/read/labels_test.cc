#include "read/labels.h"

#include <fstream>

#include "catch.h"
#include "scratch.h"

using namespace pith;

TEST_CASE("labelled pages are read a line a page, and a wrong line is named") {
  const pith::test::Scratch scratch;
  const std::string path = scratch.path("labels.jsonl");
  std::ofstream(path) << "{\"id\": \"7\", \"url\": \"u\", \"blocks\": [{\"text\": \"a\\nb\", \"label\": \"S\"}]}\n\n"
                      << "{\"id\": \"8\", \"blocks\": []}\n";
  const auto pages = read_labels(path);
  REQUIRE(pages.ok());
  REQUIRE(pages->size() == 2);
  CHECK((*pages)[0].id == "7");
  CHECK((*pages)[0].blocks[0].text == "a\nb");
  CHECK((*pages)[0].blocks[0].label == 'S');
  std::ofstream(path, std::ios::app) << "{\"id\": 9}\n";
  CHECK(read_labels(path).error().to_string() == path + ":4:1: expected {\"id\", \"blocks\": [{\"text\", \"label\"}]}");
  CHECK(read_labels("/nonexistent").error().code == ErrorCode::io);
}
