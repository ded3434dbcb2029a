// The same archives read by pith, by warcio and by fastwarc (both on PyPI). Skipped aloud where they are not installed.
#include <cstdio>
#include <cstdlib>

#include "base/sha1.h"
#include "catch.h"
#include "paths.h"
#include "read/reader.h"
#include "scratch.h"
#include "shared.h"

namespace pith {
namespace {

std::string output_of(const std::string& command) {
  std::string out;
  FILE* pipe = popen(command.c_str(), "r");
  if (pipe == nullptr) return out;
  char buffer[4096];
  for (size_t got; (got = fread(buffer, 1, sizeof buffer, pipe)) > 0;) out.append(buffer, got);
  const int status = pclose(pipe);
  return status == 0 ? out : out + "exit status " + std::to_string(status);
}

std::string peer(const std::string& arguments) {
  return output_of(std::string("python3 ") + test::kSourceDir + "/tests/peers/warc_peer.py " + arguments);
}

bool has(const std::string& module) {
  if (peer("has " + module).empty()) return true;
  std::cout << "skipped: archives as " << module << " reads them (it is not installed)\n";
  ++test::skipped();
  return false;
}

// What pith reads, in the form of warc_peer.py.
std::string own_listing(const std::string& archive, bool with_body, bool with_length) {
  std::string out;
  auto reader = open_inputs({archive}, {});
  while (std::optional<Record> record = reader->next()) {
    if (record->error) return record->error->to_string();
    out += std::to_string(record->origin.offset) + ' ' + record->id + ' ' + record->url;
    if (with_body) out += ' ' + hexadecimal(sha1(record->bytes));
    if (with_length) out += ' ' + std::to_string(record->origin.length);
    out += '\n';
  }
  return out;
}

TEST_CASE("archives that warcio wrote are read as warcio and fastwarc read them") {
  if (!has("warcio")) return;
  const bool fastwarc = has("fastwarc");
  test::Scratch scratch;
  for (const std::string name : {"a.warc.gz", "a.warc"}) {
    const std::string archive = scratch.path(name);
    REQUIRE(peer("make " + archive + " 200").empty());
    const std::string listing = own_listing(archive, true, name.ends_with(".gz"));
    CHECK(std::count(listing.begin(), listing.end(), '\n') == 172);  // 200 less every seventh, a redirect
    CHECK(listing == peer("warcio " + archive));
    if (fastwarc) CHECK(own_listing(archive, false, false) == peer("fastwarc " + archive));
  }
}

}  // namespace
}  // namespace pith
