// The fetcher's manners: robots.txt, pauses, further tries, budgets, lists.
#include "fetch/fetcher.h"

#include <algorithm>
#include <chrono>

#include "catch.h"
#include "local_server.h"

namespace pith {
namespace {

using test::fetch_one;
using test::outcome;

const std::string kPage = "<html><title>Rain</title><p>It rained all day.</html>";

double seconds_of(const std::function<void()>& action) {
  const auto begin = std::chrono::steady_clock::now();
  action();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

TEST_CASE("robots.txt in every state") {
  const test::LocalServer server;
  const std::string denied = "!robots.txt does not allow it";
  const struct {
    std::string mode, page, denied;
  } cases[] = {
      {"deny", kPage, denied},
      {"gzip", kPage, denied},
      {"redirect", kPage, denied},
      {"long", kPage, denied},
      {"loop", kPage, kPage},
      {"404", kPage, kPage},
      {"403", kPage, kPage},
      {"429", "!robots.txt cannot be read: status 429", "!robots.txt cannot be read: status 429"},
      {"500", "!robots.txt cannot be read: status 500", "!robots.txt cannot be read: status 500"},
      {"503", "!robots.txt cannot be read: status 503", "!robots.txt cannot be read: status 503"},
      {"drop", "!robots.txt cannot be read: Empty reply from server",
       "!robots.txt cannot be read: Empty reply from server"},
      {"private", "!robots.txt cannot be read: the address 127.0.0.2 is not public",
       "!robots.txt cannot be read: the address 127.0.0.2 is not public"},
      {"bomb", kPage, kPage},
  };
  for (const auto& [mode, page, denied_page] : cases) {
    INFO(mode);
    const std::string host = std::string("robots-").append(mode).append(".test");
    FetchOptions options = server.options({host});
    CHECK(outcome(fetch_one(options, server.url("/page", host))) == page);
    CHECK(outcome(fetch_one(options, server.url("/denied", host))) == denied_page);
    options.robots = false;
    CHECK(outcome(fetch_one(options, server.url("/denied", host))) == kPage);
  }
}

TEST_CASE("robots.txt is asked once, and holds for redirects too") {
  const test::LocalServer server;
  Fetcher fetcher(server.options({"robots-deny.test"}), real_world());
  fetcher.add(server.url("/to/" + server.url("/denied", "robots-deny.test")));
  fetcher.add(server.url("/denied", "robots-deny.test"));
  fetcher.add(server.url("/page", "robots-deny.test"));
  std::vector<std::string> outcomes;
  for (const Fetched& fetched : test::fetch_all(fetcher)) outcomes.push_back(outcome(fetched));
  std::sort(outcomes.begin(), outcomes.end());
  CHECK(outcomes == std::vector<std::string>{"!robots.txt does not allow it", "!robots.txt does not allow it", kPage});
  const std::string log = fetch_one(server.options(), server.url("/log")).record.bytes;
  const std::string asked = std::string("robots-deny.test:").append(server.port()).append(" /robots.txt");
  CHECK(log.find(asked) != std::string::npos);
  CHECK(log.find(asked, log.find(asked) + 1) == std::string::npos);
}

TEST_CASE("a pause between requests to one host, none between hosts") {
  const test::LocalServer server;
  FetchOptions options = server.options({"a.test", "b.test", "c.test", "robots-delay.test"});
  options.delay = 0.5;
  options.robots = false;
  const auto fetch = [&](const std::vector<std::string>& urls) {
    return seconds_of([&] {
      Fetcher fetcher(options, real_world());
      for (const std::string& url : urls) fetcher.add(url);
      CHECK(test::fetch_all(fetcher).size() == urls.size());
    });
  };
  CHECK(fetch({server.url("/page", "a.test"), server.url("/page", "b.test"), server.url("/page", "c.test")}) < 1.0);
  CHECK(fetch({server.url("/page?1"), server.url("/page?2"), server.url("/page?3")}) >= 1.0);
  options.robots = true;
  options.delay = 0;
  const std::string slow = "robots-delay.test";
  CHECK(fetch({server.url("/page?1", slow), server.url("/page?2", slow), server.url("/page?3", slow)}) >= 0.8);
}

TEST_CASE("passing faults are tried again, others are not") {
  const test::LocalServer server;
  const Fetched flaky = fetch_one(server.options(), server.url("/flaky/2"));
  CHECK(outcome(flaky) == kPage);
  CHECK(flaky.exchanges.size() == 3);
  CHECK(outcome(fetch_one(server.options(), server.url("/flaky/3"))) == "!status 503");
  CHECK(fetch_one(server.options(), server.url("/status/404")).exchanges.size() == 1);
  CHECK(fetch_one(server.options(), server.url("/short")).exchanges.size() == 3);
}

TEST_CASE("robots.txt is read again after a day, and the old one stays good while a new one cannot be had") {
  const test::LocalServer server;
  const std::string host = "robots-changes.test";
  World world = real_world();
  double later = 0;
  world.seconds = [&later, clock = world.seconds] { return clock() + later; };
  Fetcher fetcher(server.options({host}), world);
  const auto fetch = [&](const std::string& path) {
    fetcher.add(server.url(path, host));
    return outcome(*fetcher.next());
  };
  const std::string denied = "!robots.txt does not allow it";
  CHECK(fetch("/denied?1") == kPage);  // no file
  later += 23 * 3600;
  CHECK(fetch("/denied?2") == kPage);
  later += 2 * 3600;
  CHECK(fetch("/denied?3") == denied);  // a file that denies
  CHECK(fetch("/page?1") == kPage);
  later += 25 * 3600;
  CHECK(fetch("/denied?4") == denied);  // status 503
  CHECK(fetch("/page?2") == kPage);
}

TEST_CASE("an address that waits for longer than a day is asked for by the new robots.txt") {
  const test::LocalServer server;
  const std::string host = "robots-changes.test";
  World world = real_world();
  double later = 0;
  world.seconds = [&later, clock = world.seconds] { return clock() + later; };
  Fetcher fetcher(server.options({host}), world);
  for (const char* path : {"/page", "/denied?1", "/denied?2"}) fetcher.add(server.url(path, host));
  CHECK(outcome(*fetcher.next()) == kPage);
  later += 25 * 3600;
  for (int i = 0; i < 2; ++i) CHECK(outcome(*fetcher.next()) == "!robots.txt does not allow it");
}

TEST_CASE("Retry-After is kept to, unless it is too long") {
  const test::LocalServer server;
  CHECK(seconds_of([&] { CHECK(outcome(fetch_one(server.options(), server.url("/retry-after/1"))) == kPage); }) >= 1);
  CHECK(outcome(fetch_one(server.options(), server.url("/retry-after/9999"))) == "!status 429");
}

TEST_CASE("a page that has not changed is told by its validators") {
  const test::LocalServer server;
  const Fetched first = fetch_one(server.options(), server.url("/etag"));
  CHECK(first.validators.etag == "\"v1\"");
  CHECK(first.validators.last_modified == "Sun, 06 Nov 1994 08:49:37 GMT");
  Fetcher fetcher(server.options(), real_world());
  fetcher.add(server.url("/etag"), LinkKind::page, first.validators);
  const std::optional<Fetched> second = fetcher.next();
  REQUIRE(second);
  CHECK(second->not_modified);
  CHECK(!second->record.error);
  CHECK(second->record.bytes.empty());
}

TEST_CASE("sitemaps and feeds give their pages, each once") {
  const test::LocalServer server;
  Fetcher fetcher(server.options(), real_world());
  fetcher.set_filter([](const std::string& url, Validators&) { return !url.ends_with("?2"); });
  fetcher.add(server.url("/sitemap-index"), LinkKind::sitemap);
  fetcher.add(server.url("/sitemap"), LinkKind::sitemap);
  fetcher.add(server.url("/feed"), LinkKind::feed);
  CHECK(fetcher.add(server.url("/page"), LinkKind::feed));
  std::vector<std::string> seen;
  for (const Fetched& fetched : test::fetch_all(fetcher))
    seen.push_back(fetched.asked + (fetched.record.error ? "!" : ""));
  std::sort(seen.begin(), seen.end());
  CHECK(seen == std::vector<std::string>{server.url("/page") + "!", server.url("/page?0"), server.url("/page?1"),
                                         server.url("/page?feed")});
  CHECK(fetcher.left() == 0);
}

TEST_CASE("addresses: each once, and what is none is a record") {
  const test::LocalServer server;
  Fetcher fetcher(server.options(), real_world());
  CHECK(fetcher.add(server.url("/page")));
  CHECK(!fetcher.add(server.url("/page#part")));
  CHECK(fetcher.add("ftp://example.com/"));
  const std::vector<Fetched> all = test::fetch_all(fetcher);
  REQUIRE(all.size() == 2);
  CHECK(all[0].record.error->message == "not a web address: the scheme is \"ftp\"");
  CHECK(all[0].record.origin.ordinal == 1);
}

TEST_CASE("a budget ends the run with addresses left over") {
  const test::LocalServer server;
  FetchOptions options = server.options();
  options.max_pages = 2;
  Fetcher fetcher(options, real_world());
  for (int i = 0; i < 5; ++i) fetcher.add(server.url("/page?" + std::to_string(i)));
  CHECK(test::fetch_all(fetcher).size() == 2);
  CHECK(fetcher.left() == 3);
}

TEST_CASE("an interrupted run ends") {
  const test::LocalServer server;
  World world = real_world();
  world.interrupted = [] { return true; };
  Fetcher fetcher(server.options(), world);
  fetcher.add(server.url("/hang"));
  CHECK(!fetcher.next());
  CHECK(fetcher.left() == 1);
}

TEST_CASE("many hosts side by side") {
  const test::LocalServer server;
  std::vector<std::string> hosts;
  for (int i = 0; i < 40; ++i) hosts.push_back(std::to_string(i) + ".test");
  Fetcher fetcher(server.options(hosts), real_world());
  for (const std::string& host : hosts) {
    for (int i = 0; i < 5; ++i) fetcher.add(server.url("/page?" + std::to_string(i), host));
  }
  const std::vector<Fetched> all = test::fetch_all(fetcher);
  CHECK(all.size() == 200);
  CHECK(std::all_of(all.begin(), all.end(), [](const Fetched& fetched) { return outcome(fetched) == kPage; }));
}

}  // namespace
}  // namespace pith
