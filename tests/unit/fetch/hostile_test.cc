// The fetcher against tests/servers/hostile.py: whatever a server does ends in one record, within its limits.
#include "catch.h"
#include "local_server.h"

namespace pith {
namespace {

using test::fetch_one;
using test::outcome;

const std::string kPage = "<html><title>Rain</title><p>It rained all day.</html>";

TEST_CASE("pages come whole, whatever the coding") {
  const test::LocalServer server;
  for (const char* path : {"/page", "/gzip", "/chunked", "/interim", "/redirect/3"}) {
    INFO(path);
    const Fetched fetched = fetch_one(server.options(), server.url(path));
    CHECK(outcome(fetched) == kPage);
    CHECK(fetched.record.media_type == "text/html");
    CHECK(fetched.record.id == server.url(path));
  }
  const Fetched redirected = fetch_one(server.options(), server.url("/redirect/2"));
  CHECK(redirected.record.url == server.url("/page"));
  CHECK(redirected.record.charset_hint == "utf-8");
  CHECK(redirected.exchanges.size() == 4);
}

TEST_CASE("hostile answers are errors that say what was wrong") {
  const test::LocalServer server;
  FetchOptions options = server.options();
  options.max_tries = 1;
  options.max_body_bytes = 1u << 20;
  options.transfer.limits.wire_bytes = 2u << 20;
  options.transfer.limits.header_bytes = 64u << 10;
  const struct {
    std::string path, want;
  } cases[] = {
      {"/bomb", "decoded content is longer than 1048576 bytes"},
      {"/endless", "body longer than 2097152 bytes"},
      {"/endless-headers", "headers longer than 65536 bytes"},
      {"/broken-gzip", "compressed content ends too early"},
      {"/huge-header", "a header line is too long"},
      {"/endless-interim", "headers longer than 65536 bytes"},
      {"/lengths/-5", "Invalid Content-Length: value"},
      {"/lengths/x", "Content-Length"},
      {"/chunk-size/fffffffffffffffff", "chunk"},
      {"/chunk-size/-1", "chunk"},
      {"/chunk-size/7fffffffffffffff", "transfer closed"},
      {"/codings/6", "more than 5 content codings"},
      {"/redirect-loop", "more than 10 redirects"},
      {"/redirect/11", "more than 10 redirects"},
      {"/no-location", "status 302"},
      {"/status/404", "status 404"},
      {"/status/500", "status 500"},
      {"/nothing", "Empty reply from server"},
      {"/garbage", "Received HTTP/0.9 when not allowed"},
      {"/to/file:///etc/passwd", "redirect to what is not a web address"},
      {"/to/ftp://127.0.0.1/", "redirect to what is not a web address"},
      {"/to/http://127.0.0.2:" + server.port() + "/page", "the address 127.0.0.2 is not public"},
      {"/to/http://[::1]:" + server.port() + "/page", "the address ::1 is not public"},
      {"/to/http://[::ffff:127.0.0.1]:" + server.port() + "/page", "the address ::ffff:127.0.0.1 is not public"},
      {"/to/http://0x7f.2:" + server.port() + "/page", "the address 127.0.0.2 is not public"},
      {"/to/http://169.254.169.254/latest/meta-data/", "the address 169.254.169.254 is not public"},
      {"/to/http://0.0.0.0:" + server.port() + "/page", "the address 0.0.0.0 is not public"},
  };
  for (const auto& [path, want] : cases) {
    INFO(path);
    const Fetched fetched = fetch_one(options, server.url(path));
    REQUIRE(fetched.record.error);
    CHECK(fetched.record.error->message.substr(fetched.record.error->message.find(want)).substr(0, want.size()) ==
          want);
    CHECK(fetched.record.bytes.size() <= options.max_body_bytes);
  }
}

TEST_CASE("bodies that break off are errors that keep what there is") {
  const test::LocalServer server;
  FetchOptions options = server.options();
  options.max_tries = 1;
  for (const auto& [path, bytes] : std::vector<std::pair<std::string, std::string>>{
           {"/short", "<p>Short"}, {"/reset", "<p>Res"}, {"/bad-chunk", "<p>Ra"}}) {
    INFO(path);
    const Fetched fetched = fetch_one(options, server.url(path));
    CHECK(fetched.record.error);
    CHECK(fetched.record.bytes == bytes);
  }
  CHECK(outcome(fetch_one(options, server.url("/long"))) == "<p>12");
  CHECK(outcome(fetch_one(options, server.url("/lengths/99999999999999999999"))) == kPage);  // to the connection's end
  CHECK(outcome(fetch_one(options, server.url("/codings/5"))) == kPage);
}

TEST_CASE("slow servers are given up") {
  const test::LocalServer server;
  FetchOptions options = server.options();
  options.max_tries = 1;
  options.transfer.limits.total_seconds = 0.5;
  CHECK(outcome(fetch_one(options, server.url("/hang"))).find("timed out") != std::string::npos);
  CHECK(outcome(fetch_one(options, server.url("/slow-headers"))).find("timed out") != std::string::npos);
  options.transfer.limits.total_seconds = 30;
  options.transfer.limits.drip_bytes = 1000;
  options.transfer.limits.drip_seconds = 2;
  CHECK(outcome(fetch_one(options, server.url("/drip"))).find("too slow") != std::string::npos);
}

TEST_CASE("the guard looks at the address that is connected to, not at the name") {
  const test::LocalServer server;
  FetchOptions options = server.options();
  options.transfer.also_allowed.clear();
  options.transfer.resolve = {"rebind.test:" + server.port() + ":127.0.0.1"};
  CHECK(outcome(fetch_one(options, server.url("/page", "rebind.test"))).find("the address 127.0.0.1 is not public") !=
        std::string::npos);
  options.transfer.allow_private = true;
  CHECK(outcome(fetch_one(options, server.url("/page", "rebind.test"))) == kPage);
}

TEST_CASE("nothing listens there") {
  FetchOptions options = test::LocalServer().options();  // the server has ended
  options.max_tries = 1;
  CHECK(fetch_one(options, "http://127.0.0.1:1/").record.error->code == ErrorCode::network);
}

TEST_CASE("secrets go to the server that they are for, and nowhere else") {
  const test::LocalServer server;
  const std::string with_secret = "http://user:secret@127.0.0.1:" + server.port();
  const Fetched fetched = fetch_one(server.options(), with_secret + "/auth");
  CHECK(fetched.record.bytes == "Basic dXNlcjpzZWNyZXQ=");
  CHECK(fetched.asked == server.url("/auth"));
  for (const Exchange& exchange : fetched.exchanges)
    CHECK(exchange.request_head.find("uthorization") == std::string::npos);
  // Redirects: back to the same server it goes along, also by way of another one, which does not get it.
  const std::string given = "Basic dXNlcjpzZWNyZXQ=";
  const FetchOptions options = server.options({"other.test"});
  const std::string elsewhere = server.url("/auth", "other.test");
  const std::string around = server.url("/to/" + server.url("/auth"), "other.test");
  CHECK(outcome(fetch_one(options, with_secret + "/to//auth")) == given);
  CHECK(outcome(fetch_one(options, with_secret + "/to/" + server.url("/auth"))) == given);
  CHECK(outcome(fetch_one(options, with_secret + "/to/" + elsewhere)) == "none");
  CHECK(outcome(fetch_one(options, with_secret + "/to/" + around)) == given);
  CHECK(outcome(fetch_one(options, server.url("/to/http://a:b@other.test:" + server.port() + "/auth"))) ==
        "Basic YTpi");
  const Fetched failed = fetch_one(server.options(), with_secret + "/status/404");
  CHECK(failed.record.error->to_string().find("secret") == std::string::npos);
}

TEST_CASE("the crawler says who it is") {
  const test::LocalServer server;
  const Fetched fetched = fetch_one(server.options(), server.url("/page"));
  REQUIRE(fetched.exchanges.size() == 1);
  CHECK(fetched.exchanges[0].request_head.find("User-Agent: pith-test/1 (+https://example.com/)\r\n") !=
        std::string::npos);
  CHECK(fetched.exchanges[0].address == "127.0.0.1");
  CHECK(fetched.exchanges[0].status == 200);
}

TEST_CASE("cookies only when asked for") {
  const test::LocalServer server;
  for (const bool wanted : {false, true}) {
    FetchOptions options = server.options();
    options.transfer.cookies = wanted;
    Fetcher fetcher(options, real_world());
    fetcher.add(server.url("/cookie"));
    fetcher.add(server.url("/cookie?again"));
    const std::vector<Fetched> all = test::fetch_all(fetcher);
    REQUIRE(all.size() == 2);
    CHECK(all[1].record.bytes == (wanted ? "a=1" : "none"));
  }
}

}  // namespace
}  // namespace pith
