#include "cli/long_output.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>

#include "../read/compress.h"
#include "../read/scratch.h"
#include "catch.h"
#include "paths.h"

namespace pith::cli {
namespace {

std::string text_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), {});
}

// Runs pith; killed after so many microseconds unless 0. True when it ended by itself.
bool pith_run(std::vector<std::string> words, unsigned kill_after) {
  words.insert(words.begin(), pith::test::kBinary);
  const int pid = fork();
  if (pid == 0) {
    if (!freopen("/dev/null", "w", stdout) || !freopen("/dev/null", "w", stderr)) _exit(126);
    std::vector<char*> argv;
    for (std::string& word : words) argv.push_back(word.data());
    argv.push_back(nullptr);
    execv(argv[0], argv.data());
    _exit(127);
  }
  if (kill_after > 0) {
    usleep(kill_after);
    kill(pid, SIGKILL);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status);
}

// An archive of so many pages, every tenth of which is broken.
std::string archive_of(int pages) {
  std::string archive;
  for (int n = 0; n < pages; ++n) {
    const std::string body = "<title>Day</title><p>It rained on day " + std::to_string(n) + ", and the river rose.</p>";
    const std::string head = n % 10 == 9 ? "no HTTP\r\n\r\n" : "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n";
    archive += "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:" + std::to_string(n) +
               ">\r\nContent-Length: " + std::to_string(head.size() + body.size()) + "\r\n\r\n" + head + body +
               "\r\n\r\n";
  }
  return archive;
}

TEST_CASE("a run over an archive that is killed ten times gives the bytes of one that never was") {
  test::Scratch scratch;
  const std::string archive = scratch.write("a.warc.gz", test::gzip(archive_of(10000)));
  const std::string whole = scratch.path("whole.jsonl");
  const std::string resumed = scratch.path("resumed.jsonl");
  CHECK(pith_run({"clean", "--to", "jsonl", "-o", whole, archive}, 0));
  int kills = 0;
  for (int n = 0; n < 10; ++n) {
    const std::string jobs = n % 2 ? "2" : "1";
    kills += !pith_run({"clean", "--resume", "-j", jobs, "--to", "jsonl", "-o", resumed, archive},
                       60000 + 12345 * n % 70000);
  }
  CHECK(kills > 0);
  // Not only where nothing is finished: a kill may have hit the run after one that was done.
  REQUIRE(pith_run({"clean", "--resume", "--to", "jsonl", "-o", resumed, archive}, 0));
  CHECK(text_of(resumed).size() > 100000);
  CHECK(text_of(resumed) == text_of(whole));
  CHECK(!std::filesystem::exists(resumed + ".part"));
  CHECK(!std::filesystem::exists(resumed + ".progress"));
}

// All files whose names begin like `path`, by name.
std::string files_at(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) names.push_back(entry.path());
  std::sort(names.begin(), names.end());
  std::string all;
  for (const std::string& name : names) all += name.substr(folder.size()) + '\n' + text_of(name) + '\n';
  return all;
}

TEST_CASE("so does a run into compressed shards, in each format that archives are made of") {
  test::Scratch scratch;
  const std::string archive = scratch.write("a.warc.gz", test::gzip(archive_of(3000)));
  const std::vector<std::vector<std::string>> formats = {{"wet", "pith", "p.wet.gz", "60K"},
                                                         {"jsonl", "opensearch", "p.jsonl.zst", "10K"},
                                                         {"jsonl", "solr", "p.jsonl", "60K"}};
  for (const std::vector<std::string>& format : formats) {
    INFO(format[2]);
    const auto words = [&](const std::string& folder) {
      std::filesystem::create_directories(scratch.path(folder));
      return std::vector<std::string>{"clean",   "--shard-size", format[3],
                                      "--to",    format[0],      "--schema",
                                      format[1], "-o",           scratch.path(folder + '/' + format[2]),
                                      archive};
    };
    CHECK(pith_run(words(format[2] + "-whole"), 0));
    std::vector<std::string> resumed = words(format[2] + "-resumed");
    resumed.insert(resumed.begin() + 1, "--resume");
    int kills = 0;
    for (unsigned n = 0; n < 6; ++n) kills += !pith_run(resumed, 80000 + 12345 * n % 70000);
    CHECK(pith_run(resumed, 0));
    CHECK(kills > 0);
    const std::string whole = files_at(scratch.path(format[2] + "-whole"));
    CHECK(whole.size() > 20000);
    CHECK(whole.find("00002") != std::string::npos);
    CHECK(files_at(scratch.path(format[2] + "-resumed")) == whole);
  }
}

TEST_CASE("a run that dies between the last name and the end of its progress is taken up whole") {
  test::Scratch scratch;
  for (const uint64_t shard_size : {uint64_t{0}, uint64_t{3}}) {
    const std::string path = scratch.path("out" + std::to_string(shard_size));
    const std::string name = shard_size > 0 ? shard_name(path, 1) : path;
    {
      auto output = resumable_output(path, "run", shard_size);
      CHECK(!(*output)->write({}, "one "));
      CHECK(!(*output)->passed(1));
    }
    std::filesystem::rename(name + ".part", name);
    auto output = resumable_output(path, "run", shard_size);
    REQUIRE(output.ok());
    CHECK((*output)->already() == 1);
    CHECK(!(*output)->write({}, "two"));
    CHECK(!(*output)->passed(1));
    CHECK(!(*output)->finish());
    CHECK(text_of(name) == (shard_size > 0 ? "one " : "one two"));
    if (shard_size > 0) CHECK(text_of(shard_name(path, 2)) == "two");
  }
}

TEST_CASE("a part that is shorter than its progress says is an error, not a hole") {
  test::Scratch scratch;
  const std::string path = scratch.path("out");
  {
    auto output = resumable_output(path, "run");
    CHECK(!(*output)->write({}, "one "));
    CHECK(!(*output)->passed(1));
  }
  scratch.write("out.part", "on");
  const auto output = resumable_output(path, "run");
  REQUIRE(!output.ok());
  CHECK(output.error().to_string() ==
        path + ".part: is shorter than " + path + ".progress says; remove both to begin anew");
}

TEST_CASE("what was not vouched for is cut off, and another run's progress is an error") {
  test::Scratch scratch;
  const std::string path = scratch.path("out");
  {
    auto output = resumable_output(path, "run");
    REQUIRE(output.ok());
    CHECK((*output)->already() == 0);
    CHECK(!(*output)->write({}, "one "));
    CHECK(!(*output)->passed(1));
    CHECK(!(*output)->passed(1));
    CHECK(!(*output)->write({}, "lost"));
  }
  CHECK(!std::filesystem::exists(path));
  CHECK(text_of(path + ".part") == "one lost");
  const auto other = resumable_output(path, "other");
  REQUIRE(!other.ok());
  CHECK(other.error().to_string() ==
        path + ".progress: is of a run with other inputs or flags; remove it to begin anew");
  auto output = resumable_output(path, "run");
  REQUIRE(output.ok());
  CHECK((*output)->already() == 2);
  CHECK(!(*output)->write({}, "two"));
  CHECK(!(*output)->passed(1));
  CHECK(!(*output)->finish());
  CHECK(text_of(path) == "one two");
  CHECK(!std::filesystem::exists(path + ".progress"));
}

TEST_CASE("shards hold whole documents, and are there only when they are whole") {
  test::Scratch scratch;
  const std::string path = scratch.path("out.jsonl");
  {
    const auto output = sharded_output(path, 10);
    for (const char* document : {"1234\n", "56789\n", "a\n", "bcdefghijklmnop\n", "last\n"}) {
      CHECK(!output->write({}, document));
    }
    CHECK(!std::filesystem::exists(shard_name(path, 3)));
    CHECK(!output->finish());
  }
  CHECK(text_of(scratch.path("out-00001.jsonl")) == "1234\n56789\n");
  CHECK(text_of(scratch.path("out-00002.jsonl")) == "a\nbcdefghijklmnop\n");
  CHECK(text_of(scratch.path("out-00003.jsonl")) == "last\n");
  CHECK(!std::filesystem::exists(scratch.path("out-00004.jsonl")));
  {
    const auto output = sharded_output(scratch.path("cut"), 10);
    CHECK(!output->write({}, "1234\n"));
  }
  CHECK(!std::filesystem::exists(scratch.path("cut-00001")));
}

TEST_CASE("names of shards") {
  CHECK(shard_name("pages.jsonl", 1) == "pages-00001.jsonl");
  CHECK(shard_name("out/pages.jsonl.gz", 12) == "out/pages-00012.jsonl.gz");
  CHECK(shard_name("out.d/pages", 123456) == "out.d/pages-123456");
  CHECK(shard_name(".hidden", 1) == ".hidden-00001");
}

}  // namespace
}  // namespace pith::cli
