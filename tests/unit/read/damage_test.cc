// Every container, damaged in many ways: reading ends, and what it gives is in order.
#include <random>

#include "catch.h"
#include "compress.h"
#include "read/mail.h"
#include "read/reader.h"
#include "read/warc.h"
#include "scratch.h"

namespace pith {
namespace {

constexpr int kTimes = 150;   // damages of each container
constexpr size_t kMagic = 4;  // without its first bytes a file is not known to be compressed

std::string warc_record(int n) {
  const std::string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n" +
                            std::string("c\r\n<p>It rained\r\n0\r\n\r\n");
  return "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:" + std::to_string(n) +
         ">\r\nContent-Length: " + std::to_string(block.size()) + "\r\n\r\n" + block + "\r\n\r\n";
}

std::string repeated(const std::function<std::string(int)>& piece) {
  std::string out;
  for (int n = 0; n < 20; ++n) out += piece(n);
  return out;
}

struct Sample {
  std::string name, bytes;
};

std::vector<Sample> samples() {
  const std::string mail =
      "From a Thu\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"B\"\r\n\r\n--B\r\nContent-Type: "
      "text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<p>It=20rained=\r\n\r\n--B\r\nContent-Type: "
      "image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--B--\r\n\r\n";
  return {
      {"a.warc", repeated(warc_record)},
      {"b.warc.gz", repeated([](int n) { return test::gzip(warc_record(n)); })},
      {"c.warc.zst", repeated([](int n) { return test::zstd(warc_record(n)); })},
      {"d.warc.gz", test::gzip(repeated(warc_record))},
      {"e.jsonl", repeated([](int n) {
         return std::string("{\"html\":\"<p>\\u0052ain\",\"n\":[").append(std::to_string(n)).append(",{}]}\n");
       })},
      {"f.csv", "html,n\n" + repeated([](int n) {
                  return std::string("\"<p class=\"\"a\"\">\nRain\",").append(std::to_string(n)).append("\n");
                })},
      {"g.mbox", repeated([&](int) { return mail; })},
      {"h.mhtml", mail.substr(mail.find('\n') + 1)},
      {"i.html.gz", test::gzip("<p>It rained all day.")},
  };
}

std::string damaged(std::string bytes, std::mt19937& random) {
  const auto below = [&](size_t n) { return n == 0 ? 0 : random() % n; };
  for (size_t times = 1 + below(3); times > 0; --times) {
    const size_t at = below(bytes.size());
    const size_t size = below(std::min<size_t>(200, bytes.size() - at));
    switch (below(5)) {
      case 0:
        bytes[at] = static_cast<char>(random());
        break;
      case 1:
        bytes.erase(at, size);
        break;
      case 2:
        bytes.insert(at, bytes.substr(at, size));
        break;
      case 3:
        bytes.resize(at + 1);
        break;
      default:
        for (size_t i = at; i < at + size; ++i) bytes[i] = static_cast<char>(random());
    }
  }
  return bytes;
}

TEST_CASE("containers that are damaged anywhere are read to their end") {
  test::Scratch scratch;
  std::mt19937 random(20240131);
  for (const Sample& sample : samples()) {
    for (int n = 0; n < kTimes; ++n) {
      const std::string bytes = damaged(sample.bytes, random);
      INFO(sample.name << " damage " << n);
      auto reader = open_inputs({scratch.write(sample.name, bytes)}, {});
      uint64_t count = 0;
      bool in_order = true;
      while (std::optional<Record> record = reader->next()) {
        in_order = in_order && record->origin.ordinal == count && !record->id.empty();
        ++count;
        if (count > 10 * bytes.size() + 10) break;
      }
      CHECK(in_order);
      CHECK(count <= 1000);
      CHECK((count > 0 || bytes.size() < 100));
    }
  }
}

TEST_CASE("a damaged record costs few of the others") {
  test::Scratch scratch;
  std::mt19937 random(7);
  for (const Sample& sample : samples()) {
    if (sample.name != "a.warc" && sample.name != "b.warc.gz" && sample.name != "e.jsonl") continue;
    for (int n = 0; n < kTimes; ++n) {
      std::string bytes = sample.bytes;
      bytes[kMagic + random() % (bytes.size() - kMagic)] ^= 0x20;
      auto reader = open_inputs({scratch.write(sample.name, bytes)}, {});
      int good = 0;
      while (std::optional<Record> record = reader->next()) good += !record->error;
      INFO(sample.name << " damage " << n);
      CHECK(good >= 18);
    }
  }
}

}  // namespace
}  // namespace pith
