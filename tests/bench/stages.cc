// Benchmarks of the stages over real pages held in memory, as time of the processor. The pages are cut into slices, and
// on each slice every stage runs once before the next slice begins, so that a machine which is slow for some seconds is
// slow for all of them. What a stage keeps (compiled patterns) it keeps from slice to slice, as a program does from
// page to page.
//
//   PITH_PAGES=DIR pith_bench [--benchmark_filter=STAGE] [--benchmark_format=json]     names are STAGE/slice
#include <benchmark/benchmark.h>
#include <gumbo.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <span>

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

using Pages = std::span<const std::string>;

constexpr size_t kSlice = 40;  // pages: with all stages, one to three seconds

Record record_of(const std::string& bytes) {
  Record record;
  record.media_type = "text/html";
  record.bytes = bytes;
  return record;
}

void bare_gumbo(Pages pages) {
  for (const std::string& page : pages) {
    GumboOutput* output = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
    benchmark::DoNotOptimize(output);
    gumbo_destroy_output(&kGumboDefaultOptions, output);
  }
}

void decode_only(Pages pages) {
  for (const std::string& page : pages) benchmark::DoNotOptimize(decode(record_of(page), {}));
}

void decode_parse(Pages pages) {
  for (const std::string& bytes : pages) {
    const auto page = decode(record_of(bytes), {});
    if (page) benchmark::DoNotOptimize(parse_html(*page, {}));
  }
}

void decode_parse_segment(Pages pages) {
  for (const std::string& bytes : pages) {
    const auto page = decode(record_of(bytes), {});
    if (!page) continue;
    const auto document = parse_html(*page, {});
    if (document) benchmark::DoNotOptimize(segment(*document, PageKind::html));
  }
}

// The whole line: rules, and the model where `with_model` says so, the list of removals, and the output.
auto clean_all(bool with_model, Format format) {
  Options options;
  options.model.use = with_model;
  const auto cleaner = std::make_shared<const Result<Cleaner>>(Cleaner::create(options));
  return [cleaner, format](Pages pages) {
    for (const std::string& page : pages) {
      const auto done = (*cleaner)->clean(record_of(page));
      if (done) benchmark::DoNotOptimize((*cleaner)->write(*done, format));
    }
  };
}

struct Stage {
  const char* name;
  std::function<void(Pages)> run;
};

void register_slice(const Stage& stage, Pages slice, size_t number) {
  const auto timed = [run = stage.run, slice](benchmark::State& state) {
    for (auto _ : state) run(slice);
  };
  benchmark::RegisterBenchmark((stage.name + ("/" + std::to_string(number))).c_str(), timed)
      ->Iterations(1)
      ->Unit(benchmark::kMillisecond);
}

}  // namespace

int main(int argc, char** argv) {
  benchmark::Initialize(&argc, argv);
  const std::vector<std::string> pages = load_pages();
  const Stage stages[] = {{"bare_gumbo", bare_gumbo},
                          {"decode", decode_only},
                          {"decode_parse", decode_parse},
                          {"decode_parse_segment", decode_parse_segment},
                          {"rules_to_text", clean_all(false, Format::text)},
                          {"all_to_text", clean_all(true, Format::text)},
                          {"all_to_jsonl", clean_all(true, Format::jsonl)}};
  for (size_t first = 0; first < pages.size(); first += kSlice) {
    const Pages slice = Pages(pages).subspan(first, std::min(kSlice, pages.size() - first));
    for (const Stage& stage : stages) register_slice(stage, slice, first / kSlice);
  }
  benchmark::RunSpecifiedBenchmarks();
}
