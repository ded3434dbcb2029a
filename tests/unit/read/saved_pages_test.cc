// A page of our own as Chromium saves it (MHTML) and as SingleFile does. Skipped aloud where they are not installed.
#include <cstdlib>

#include "../fetch/local_server.h"
#include "catch.h"
#include "paths.h"
#include "pith.h"
#include "read/reader.h"
#include "scratch.h"
#include "shared.h"

namespace pith {
namespace {

int saved(const std::string& arguments) {
  return std::system((std::string("python3 ") + test::kSourceDir + "/tests/peers/saved.py " + arguments).c_str());
}

bool has(const std::string& kind, const std::string& what) {
  if (saved("has " + kind) == 0) return true;
  std::cout << "skipped: pages saved by " << what << " (it is not installed)\n";
  ++test::skipped();
  return false;
}

// The one record of the page as saved: its address, and what is left of it.
std::string as_saved(const std::string& kind, const std::string& extension) {
  const test::LocalServer server("pages.py");
  test::Scratch scratch;
  const std::string file = scratch.path("page" + extension);
  REQUIRE(saved(kind + ' ' + server.url("/saved") + ' ' + file) == 0);
  auto reader = open_inputs({file}, {});
  std::optional<Record> record = reader->next();
  REQUIRE(record);
  CHECK(!record->error);
  CHECK(record->url == server.url("/saved"));
  CHECK(!reader->next());
  Options options;
  options.model.use = false;
  const Cleaner cleaner = std::move(Cleaner::create(options)).value();
  const auto page = cleaner.clean(std::move(*record));
  REQUIRE(page.ok());
  CHECK(page->cleaned.metadata.title.value == "Дождь");
  return cleaner.write(*page, Format::text);
}

const std::string kText = "Дождь\n\nШёл дождь = 3 дня.\n\nmade by a script\n";

TEST_CASE("a page that Chromium saved is read as the page that it showed") {
  if (has("mhtml", "Chromium")) CHECK(as_saved("mhtml", ".mhtml") == kText);
}

TEST_CASE("a page that SingleFile saved is read as the page that it showed") {
  if (has("singlefile", "SingleFile")) CHECK(as_saved("singlefile", ".html") == kText);
}

}  // namespace
}  // namespace pith
