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
  const std::string source = test::kSourceDir, own = source + "/build/peers/bin/python3";  // by .ci/setup
  const std::string python = std::filesystem::exists(own) ? own : "python3";
  return output_of(python + ' ' + source + "/tests/peers/warc_peer.py " + arguments);
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

// What pith writes of the archive as WET, read by pith in the form of warc_peer.py.
std::string wet_listing(const std::string& archive, const std::string& wet, bool all) {
  std::string out;
  auto source = open_inputs({archive}, {});
  auto text = open_inputs({wet}, {});
  while (std::optional<Record> page = source->next()) {
    const std::optional<Record> record = text->next();
    if (!record || record->error) return out + "a record is missing";
    out += record->id;
    if (all) {
      out += ' ' + page->id + ' ' + page->url + ' ' + page->date + ' ' + record->media_type +
             "; charset=" + record->charset_hint + ' ' + std::to_string(record->bytes.size());
    }
    out += ' ' + hexadecimal(sha1(record->bytes)) + '\n';
  }
  return out;
}

TEST_CASE("WET that pith wrote is read by warcio and fastwarc as by pith") {
  if (!has("warcio")) return;
  const bool fastwarc = has("fastwarc");
  test::Scratch scratch;
  const std::string archive = scratch.path("a.warc.gz");
  REQUIRE(peer("make " + archive + " 100").empty());
  for (const std::string name : {"a.wet.gz", "a.wet"}) {
    const std::string wet = scratch.path(name);
    REQUIRE(output_of(std::string(test::kBinary) + " clean --to wet -o " + wet + ' ' + archive).empty());
    const std::string listing = wet_listing(archive, wet, true);
    CHECK(std::count(listing.begin(), listing.end(), '\n') == 86);
    CHECK(listing == peer("warcio-wet " + wet));
    if (fastwarc) CHECK(wet_listing(archive, wet, false) == peer("fastwarc-wet " + wet));
  }
}

}  // namespace
}  // namespace pith
