// One text in the encodings of the web, fetched and cleaned: the same comes out.
#include "catch.h"
#include "local_server.h"
#include "pith.h"

namespace pith {
namespace {

TEST_CASE("a text in 28 encodings is the same text when it was fetched") {
  const test::LocalServer server("pages.py");
  Options options;
  options.model.use = false;
  const Cleaner cleaner = std::move(Cleaner::create(options)).value();
  const auto text_at = [&](const std::string& path) {
    Fetched fetched = test::fetch_one(server.options(), server.url(path));
    REQUIRE(!fetched.record.error);
    const auto page = cleaner.clean(std::move(fetched.record));
    REQUIRE(page.ok());
    return cleaner.write(*page, Format::text);
  };
  const std::string want = text_at("/charset/utf-8/http");
  CHECK(want.find("Дождь шёл три дня, naïve café, žluťoučký kůň, Αθήνα, ığdır, €5 – „so“.") != std::string::npos);
  const std::vector<std::string> labels = {
      "utf-8",        "windows-1250", "windows-1251", "windows-1252",   "windows-1253", "windows-1254",
      "windows-1257", "windows-1258", "iso-8859-2",   "iso-8859-4",     "iso-8859-5",   "iso-8859-7",
      "iso-8859-10",  "iso-8859-13",  "iso-8859-14",  "iso-8859-15",    "iso-8859-16",  "koi8-r",
      "koi8-u",       "ibm866",       "macintosh",    "x-mac-cyrillic", "gbk",          "gb18030",
      "big5",         "euc-jp",       "shift_jis",    "iso-2022-jp",    "euc-kr"};
  for (const std::string& label : labels) {
    INFO(label);
    CHECK(text_at("/charset/" + label + "/http") == want);
    CHECK(text_at("/charset/" + label + "/meta") == want);
  }
  for (const std::string label : {"utf-16le", "utf-16be", "utf-8"}) {
    INFO(label);
    CHECK(text_at("/charset/" + label + "/bom") == want);
    CHECK(text_at("/charset/" + label + "/http") == want);
  }
}

}  // namespace
}  // namespace pith
