// `pith fetch` as a program, against a server on loopback.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <set>

#include "../fetch/local_server.h"
#include "../read/scratch.h"
#include "catch.h"
#include "cli/fetch_flags.h"
#include "cli/fetch_output.h"
#include "paths.h"
#include "read/reader.h"

namespace pith::cli {
namespace {

constexpr int kNever = -1;

// Runs pith with these words; killed after so many microseconds. The exit status, -1 when it was killed.
int pith_run(std::vector<std::string> words, int kill_after, const std::string& output) {
  words.insert(words.begin(), test::kBinary);
  const int pid = fork();
  if (pid == 0) {
    if (!freopen(output.c_str(), "w", stdout) || !freopen("/dev/null", "w", stderr)) _exit(126);
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    execv(argv[0], argv.data());
    _exit(127);
  }
  if (kill_after != kNever) {
    usleep(static_cast<useconds_t>(kill_after));
    kill(pid, SIGKILL);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int fetch(std::vector<std::string> words, int kill_after = kNever, const std::string& output = "/dev/null") {
  words.insert(words.begin(), {"fetch", "--allow-private", "--delay", "0"});
  return pith_run(std::move(words), kill_after, output);
}

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// Addresses of an archive's pages in order; "!" stands for what is broken.
std::vector<std::string> pages_of(const std::string& archive) {
  std::vector<std::string> pages;
  auto reader = open_inputs({archive}, {});
  while (std::optional<Record> record = reader->next()) pages.push_back(record->error ? "!" : record->url);
  return pages;
}

TEST_CASE("a page is fetched and cleaned") {
  const test::LocalServer server;
  test::Scratch scratch;
  CHECK(fetch({server.url("/page")}, kNever, scratch.path("out")) == kDone);
  CHECK(text_of(scratch.path("out")).find("It rained all day.") != std::string::npos);
  CHECK(fetch({server.url("/page"), server.url("/status/404")}) == kFailed);
  CHECK(fetch({}) == kFailed);
}

TEST_CASE("clean takes web addresses, archives and tables") {
  const test::LocalServer server;
  test::Scratch scratch;
  const std::string out = scratch.path("out");
  CHECK(pith_run({"clean", "--allow-private", server.url("/page")}, kNever, out) == kDone);
  CHECK(text_of(out).find("It rained all day.") != std::string::npos);
  CHECK(pith_run({"clean", server.url("/page")}, kNever, out) == kFailed);
  const std::string table = scratch.write("a.bin", "id\tbody\n1\t<p>The rain fell all day in the hills.\n");
  CHECK(pith_run({"clean", "--container", "tsv", "--field", "body", table}, kNever, out) == kDone);
  CHECK(text_of(out) == "The rain fell all day in the hills.\n");
}

TEST_CASE("a run that is killed again and again has each page once, whole") {
  const test::LocalServer server;
  test::Scratch scratch;
  std::string list;
  std::set<std::string> wanted;
  for (int i = 0; i < 300; ++i) {
    wanted.insert(server.url("/page?" + std::to_string(i)));
    list += server.url("/page?" + std::to_string(i)) + '\n';
  }
  const std::string archive = scratch.path("out.warc.gz");
  const std::vector<std::string> words = {"--from",  scratch.write("urls", list), "--warc", archive,
                                          "--state", scratch.path("state")};
  int kills = 0;
  int status = -1;
  for (int run = 0; run < 100 && status == -1; ++run) {
    status = fetch(words, run < 20 ? 30000 + run * 7919 % 50000 : kNever);
    kills += status == -1;
  }
  CHECK(status == kDone);
  CHECK(kills > 0);
  const std::vector<std::string> pages = pages_of(archive);
  CHECK(pages.size() == wanted.size());
  CHECK(std::set<std::string>(pages.begin(), pages.end()) == wanted);
}

TEST_CASE("a second run adds to the archive what is new, and a revisit for what is not") {
  const test::LocalServer server;
  test::Scratch scratch;
  const std::string archive = scratch.path("out.warc");
  const std::vector<std::string> words = {server.url("/etag"), server.url("/page"),  "--warc", archive,
                                          "--state",           scratch.path("state")};
  CHECK(fetch(words) == kDone);
  CHECK(fetch(words) == kDone);
  const std::string text = text_of(archive);
  const auto count = [&](const std::string& what) {
    size_t n = 0;
    for (size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + 1)) ++n;
    return n;
  };
  CHECK(count("WARC-Type: response") == 2);
  CHECK(count("revisit/server-not-modified") == 1);
  CHECK(count("revisit/identical-payload-digest") == 1);
  CHECK(pages_of(archive).size() == 2);
}

TEST_CASE("pages are written in the formats of clean, compressed, and what failed with its error") {
  const test::LocalServer server;
  test::Scratch scratch;
  const std::string wet = scratch.path("out.wet.gz");
  CHECK(fetch({server.url("/page"), server.url("/status/404"), "--to", "wet", "-o", wet}) == kFailed);
  CHECK(text_of(wet).starts_with("\x1f\x8b"));
  auto reader = open_inputs({wet}, {});
  const std::optional<Record> record = reader->next();
  REQUIRE(record);
  CHECK(record->url == server.url("/page"));
  CHECK(record->bytes.find("It rained all day.") != std::string::npos);
  CHECK(!reader->next());  // the other one is a metadata record

  const std::string lines = scratch.path("out.jsonl");
  CHECK(fetch({server.url("/status/404"), "--no-model", "--to", "jsonl", "--schema", "solr", "-o", lines}) == kFailed);
  CHECK(text_of(lines).find("\"error_code\":\"network\"") != std::string::npos);
  CHECK(text_of(lines).find("\"model\"") == std::string::npos);
  CHECK(fetch({server.url("/page"), "--threshold", "2"}) == kFailed);
}

TEST_CASE("pages as files") {
  const test::LocalServer server;
  test::Scratch scratch;
  CHECK(fetch({server.url("/page"), server.url("/gzip"), "--folder", scratch.path("pages")}) == kDone);
  const std::string host = "pages/127.0.0.1_" + server.port();
  CHECK(text_of(scratch.path(host + "/page.html")) == text_of(scratch.path(host + "/gzip.html")));
  CHECK(text_of(scratch.path(host + "/page.html")).find("<title>Rain") != std::string::npos);
}

TEST_CASE("paths of pages stay below their folder") {
  const struct {
    std::string url, want;
  } cases[] = {
      {"https://example.com/", "example.com/index.html"},
      {"https://example.com/a/b.html", "example.com/a/b.html"},
      {"https://example.com:8443/a/", "example.com_8443/a/index.html"},
      {"https://example.com/a?b=1&c=/../..", "example.com/a_b=1&c=_.._...html"},
      {"https://example.com/%2e%2e/.htaccess", "example.com/%2e%2e/_.htaccess.html"},
      {"https://example.com/a//b", "example.com/a/b.html"},
      {"http://[2001:db8::1]/x.HTM", "_2001_db8__1_/x.HTM"},
  };
  for (const auto& [url, want] : cases) CHECK(page_path(parse_web_url(url).value(), "text/html") == want);
  const std::string path =
      page_path(parse_web_url("https://example.com/" + std::string(900, 'a')).value(), "text/plain");
  CHECK(path.size() == std::string("example.com/").size() + 200 + 4);
}

TEST_CASE("sizes") {
  CHECK(parse_size("10") == 10);
  CHECK(parse_size("64K") == 65536);
  CHECK(parse_size("1.5M") == 1572864);
  CHECK(parse_size("2G") == uint64_t{2} << 30);
  for (const std::string_view bad : {"", "M", "-1", "1 M", "1MB", "ten", "1 "}) CHECK(!parse_size(bad));
}

}  // namespace
}  // namespace pith::cli
