#include "fetch/web_reader.h"

#include "../read/scratch.h"
#include "catch.h"
#include "local_server.h"

namespace pith {
namespace {

TEST_CASE("files and addresses in their order") {
  const test::LocalServer server;
  test::Scratch scratch;
  const std::string file = scratch.write("a.html", "<p>File");
  auto reader = open_files_and_web({server.url("/page"), file, server.url("/page"), server.url("/status/404"), file},
                                   {}, server.options());
  std::vector<std::string> ids;
  while (std::optional<Record> record = reader->next()) {
    CHECK(record->origin.ordinal == ids.size());
    ids.push_back(record->error ? record->id + '!' : record->id);
  }
  CHECK(ids == std::vector<std::string>{server.url("/page"), file, server.url("/status/404") + '!', file});
}

TEST_CASE("what is a web address") {
  for (const std::string_view yes : {"http://a", "https://a/b", "HTTPS://A/"}) CHECK(is_web_address(yes));
  for (const std::string_view no : {"a.html", "http:", "https:/", "ftp://a/", "-", ""}) CHECK(!is_web_address(no));
}

}  // namespace
}  // namespace pith
