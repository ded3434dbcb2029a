// Benchmarks of the stages over real pages held in memory: one iteration is one pass over all pages, so that figures
// are comparable between stages and with a bare gumbo_parse, the unit in which they are reported
// (tests/bench/compare.py).
//
//   PITH_PAGES=DIR pith_bench [--benchmark_filter=…]    DIR: *.html, or *.html.gz unpacked by compare.py
#include <benchmark/benchmark.h>
#include <gumbo.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "blocks/segment.h"
#include "clean.h"
#include "parse/decode.h"
#include "parse/html.h"
#include "pith.h"

namespace {

using namespace pith;

std::vector<std::string> load_pages() {
  const char* folder = std::getenv("PITH_PAGES");
  std::vector<std::filesystem::path> paths;
  if (folder) {
    for (const auto& entry : std::filesystem::directory_iterator(folder)) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> pages;
  for (const auto& path : paths) {
    std::ifstream in(path, std::ios::binary);
    pages.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  if (pages.empty()) {
    std::fprintf(stderr, "pith_bench: set PITH_PAGES to a folder of pages\n");
    std::exit(2);
  }
  return pages;
}

const std::vector<std::string>& pages() {
  static const auto* const kPages = new std::vector<std::string>(load_pages());
  return *kPages;
}

void report_bytes(benchmark::State& state) {
  size_t bytes = 0;
  for (const std::string& page : pages()) bytes += page.size();
  state.SetBytesProcessed(static_cast<int64_t>(bytes) * static_cast<int64_t>(state.iterations()));
}

Record record_of(const std::string& bytes) {
  Record record;
  record.media_type = "text/html";
  record.bytes = bytes;
  return record;
}

void BM_bare_gumbo(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string& page : pages()) {
      GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
      benchmark::DoNotOptimize(output);
      gumbo_destroy_output(&kGumboDefaultOptions, output);
    }
  }
  report_bytes(state);
}
BENCHMARK(BM_bare_gumbo)->Unit(benchmark::kMillisecond);

void BM_decode(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string& page : pages()) benchmark::DoNotOptimize(decode(record_of(page), {}));
  }
  report_bytes(state);
}
BENCHMARK(BM_decode)->Unit(benchmark::kMillisecond);

void BM_decode_parse(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string& bytes : pages()) {
      const auto page = decode(record_of(bytes), {});
      if (page) benchmark::DoNotOptimize(parse_html(*page, {}));
    }
  }
  report_bytes(state);
}
BENCHMARK(BM_decode_parse)->Unit(benchmark::kMillisecond);

void BM_decode_parse_segment(benchmark::State& state) {
  for (auto _ : state) {
    for (const std::string& bytes : pages()) {
      const auto page = decode(record_of(bytes), {});
      if (!page) continue;
      const auto document = parse_html(*page, {});
      if (document) benchmark::DoNotOptimize(segment(*document, PageKind::html));
    }
  }
  report_bytes(state);
}
BENCHMARK(BM_decode_parse_segment)->Unit(benchmark::kMillisecond);

// The whole line: rules, and the model where `with_model` says so, the list of removals, and the output.
void clean_all(benchmark::State& state, bool with_model, Format format) {
  Options options;
  options.model.use = with_model;
  const auto cleaner = Cleaner::create(options);
  for (auto _ : state) {
    for (const std::string& page : pages()) {
      const auto done = cleaner->clean(record_of(page));
      if (done) benchmark::DoNotOptimize(cleaner->write(*done, format));
    }
  }
  report_bytes(state);
}
BENCHMARK_CAPTURE(clean_all, rules_to_text, false, Format::text)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(clean_all, all_to_text, true, Format::text)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(clean_all, all_to_jsonl, true, Format::jsonl)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
