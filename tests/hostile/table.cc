// A table of cost against size for hostile pages: nanoseconds of processor time a byte for decode, parse and metadata
// at 100 KB, 1 MB and 10 MB, and how often that of an ordinary page it is. Ordinary is a page of paragraphs, lists and
// attributes.
//
//   hostile_table [MAX_BYTES [NAME]]          all shapes, or those whose name holds NAME, up to MAX_BYTES (10000000)
//   hostile_table --whole [MAX_BYTES [NAME]]  of the whole line: built-in rules, model, JSON Lines
//
// Exit status 1 when a shape costs over three times an ordinary byte and is not refused by a limit.
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "parse/decode.h"
#include "parse/html.h"
#include "parse/metadata.h"
#include "pith.h"
#include "shapes.h"

using namespace pith;

namespace {

std::string ordinary(size_t bytes) {
  return test::repeated(
      "<div class=\"post entry\" id=\"p1\" data-track='{\"a\":1}'><h2 class=title><a href=\"/2026/03/09/rain\" "
      "title=\"Rain\">Rain in the north</a></h2>\n  <p class=text>It was raining all day long &amp; nobody wanted to "
      "go "
      "out.</p>\n  <ul><li><a href=\"/a\" class=\"link link--primary\">One</a></li> <li>Two <b>bold</b></li></ul>"
      "<script>window.x = window.x || []; x.push({a: 1, b: 2});</script></div>\n",
      bytes);
}

struct Cost {
  double ns_per_byte = 0;
  std::string refused;
};

// What a page is put through; the message of the limit that refuses it, "" when it passes.
using Line = std::string (*)(Record&&);

std::string parsed(Record&& record) {
  DecodeOptions options;
  options.forced_kind = PageKind::html;
  const auto page = decode(std::move(record), options);
  if (!page) return page.error().message;
  const auto document = parse_html(*page, {});
  if (!document) return document.error().message;
  read_metadata(*page, *document);
  return "";
}

std::string cleaned(Record&& record) {
  static const Cleaner cleaner = [] {
    Options options;
    options.clean.decode.forced_kind = PageKind::html;
    return std::move(Cleaner::create(options)).value();
  }();
  const auto page = cleaner.clean(std::move(record));
  if (!page) return page.error().message;
  cleaner.write(*page, Format::jsonl);
  return "";
}

Cost measure(Line line, const std::string& bytes) {
  Record record;
  record.bytes = bytes;
  const std::clock_t begin = std::clock();
  Cost cost;
  cost.refused = line(std::move(record));
  const double seconds = static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  cost.ns_per_byte = seconds * 1e9 / static_cast<double>(bytes.size());
  return cost;
}

}  // namespace

int main(int argc, char** argv) {
  const bool whole = argc > 1 && std::string(argv[1]) == "--whole";
  if (whole) --argc, ++argv;
  const Line line = whole ? cleaned : parsed;
  const size_t most = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 10'000'000;
  const std::string wanted = argc > 2 ? argv[2] : "";
  measure(line, ordinary(1'000'000));
  const double base = measure(line, ordinary(1'000'000)).ns_per_byte;
  std::printf("%-28s %9s %9s %9s   ordinary: %.2f ns a byte\n", "shape", "100 KB", "1 MB", "10 MB", base);
  int over = 0;
  for (const test::Shape& shape : test::hostile_shapes()) {
    if (shape.name.find(wanted) == std::string::npos) continue;
    std::printf("%-28s", shape.name.c_str());
    Cost last;
    for (size_t bytes = 100'000; bytes <= most; bytes *= 10) {
      last = measure(line, shape.make(bytes));
      std::printf(" %9.1f", last.ns_per_byte);
      std::fflush(stdout);
    }
    const bool dear = last.refused.empty() && last.ns_per_byte > 3 * base;
    over += dear;
    std::printf("   x%.1f %s%s\n", last.ns_per_byte / base, dear ? "OVER" : "", last.refused.c_str());
  }
  std::printf("%d over three times\n", over);
  return over > 0;
}
