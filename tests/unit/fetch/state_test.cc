#include "fetch/state.h"

#include "../read/scratch.h"
#include "catch.h"

namespace pith {
namespace {

CrawlState opened(const std::string& path) {
  Result<CrawlState> state = CrawlState::open(path);
  REQUIRE(state.ok());
  return std::move(state).value();
}

const KnownPage kRain = {true, {"\"v1\"", "Sun, 06 Nov 1994 08:49:37 GMT"}, {"sha1:A", "https://e.com/", "1994"}};

TEST_CASE("a run that was cut off goes on; one that ended is followed by another, which knows the pages") {
  test::Scratch scratch;
  const std::string path = scratch.path("state");
  {
    CrawlState state = opened(path);
    CHECK(!state.resumed());
    CHECK(!state.set_output("out.warc", 100));
    CHECK(!state.finish("https://e.com/", kRain, 250));
    CHECK(state.find("https://e.com/")->value().done);
    CHECK(!state.find("https://e.com/other")->has_value());
  }
  {
    CrawlState state = opened(path);
    CHECK(state.resumed());
    CHECK(state.output_path() == "out.warc");
    CHECK(state.output_bytes() == 250);
    CHECK(state.find("https://e.com/")->value().done);
    CHECK(!state.end_run());
  }
  CrawlState state = opened(path);
  CHECK(!state.resumed());
  const KnownPage page = state.find("https://e.com/")->value();
  CHECK(!page.done);
  CHECK(page.validators.etag == "\"v1\"");
  CHECK(page.validators.last_modified == kRain.validators.last_modified);
  CHECK(page.archived.payload_digest == "sha1:A");
  CHECK(page.archived.url == "https://e.com/");
  CHECK(page.archived.date == "1994");
}

TEST_CASE("what is no state is an error") {
  test::Scratch scratch;
  CHECK(!CrawlState::open(scratch.path("no/such/folder")).ok());
  const Result<CrawlState> state = CrawlState::open(scratch.write("page.html", std::string(5000, '<')));
  REQUIRE(!state.ok());
  CHECK(state.error().message == "state: file is not a database");
}

}  // namespace
}  // namespace pith
