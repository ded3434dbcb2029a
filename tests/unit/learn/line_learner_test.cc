#include "learn/line_learner.h"

#include <functional>

#include "blocks/segment.h"
#include "catch.h"
#include "learn/rule_file.h"
#include "parse/text.h"
#include "rules/load.h"

using namespace pith;

namespace {

const char* const kWords[] = {"amber", "birch", "cedar", "delta", "ember",
                              "fjord", "grove", "heron", "inlet", "juniper"};

std::string word(int n) {
  return kWords[n % 10] + std::string(kWords[n / 10 % 10]);
}

std::string paragraph(int n) {
  std::string out = "In " + word(n);
  for (int i = 0; i < 30; ++i) out += " " + word(n * 7 + i * i);
  return out + ".\n";
}

LearnedLines learn(int pages, const std::function<std::string(int)>& make, LearnOptions options = {}) {
  LineLearner learner(options);
  for (bool counting : {true, false}) {
    for (int n = 0; n < pages; ++n) {
      Page page;
      page.kind = PageKind::text;
      page.text = make(n);
      const Document document = parse_text(page);
      const Blocks blocks = segment(document, page.kind);
      counting ? learner.count(blocks) : learner.measure(blocks);
    }
  }
  return learner.finish();
}

std::string joined(const LearnedRun& run) {
  std::string out;
  for (const LearnedLine& line : run.lines) {
    out += (out.empty() ? "" : "|") + line.text;
    if (line.times > 1) out += " x" + std::to_string(line.times);
  }
  return out;
}

}  // namespace

TEST_CASE("lines at the edges of most texts are the template's; what content repeats is not") {
  const LearnedLines lines = learn(20, [](int n) {
    return "Coast Diary\nHome\nHome\nThe " + word(n) + "\n" + std::to_string(n + 1) + " May 20" +
           std::to_string(10 + n) + "\nTags: " + word(n) + ", " + word(n + 3) + "\n" + paragraph(n) + "Ingredients\n" +
           (n % 2 ? "salt\n2 eggs\n" : "1 egg\nsalt\n") + paragraph(n + 40) + "Share\nImprint\n";
  });
  CHECK(lines.pages == 20);
  CHECK(joined(lines.top) == "Coast Diary|Home x2|1 May 2010|Tags: *");
  CHECK(joined(lines.bottom) == "Share|Imprint");
  CHECK(joined(lines.chains) == "");
  CHECK(joined(lines.sentences) == "");
  CHECK(lines.top.lines[0].pages == 20);
}

TEST_CASE("menus in the middle are chains, sentences stand by themselves") {
  const LearnedLines lines = learn(20, [](int n) {
    return paragraph(n) + "Bake at " + std::to_string(n) + " degrees for an hour\n" + paragraph(n + 10) +
           "Boats\nTides\nLocks\nBells\nMills\nFerries\n" + paragraph(n + 20) +
           "Get our letter on the coast every Friday\n" + paragraph(n + 30) + "Yes\n" + paragraph(n + 50);
  });
  CHECK(joined(lines.top) == "");
  CHECK(joined(lines.bottom) == "");
  CHECK(joined(lines.chains) == "Boats|Tides|Locks|Bells|Mills|Ferries");
  CHECK(joined(lines.sentences) == "Get our letter on the coast every Friday");
}

TEST_CASE("rows of a table are no chain, and few texts teach nothing") {
  const auto table = [](int n) {
    std::string out = paragraph(n) + paragraph(n + 9);
    for (const char* language : {"English", "French", "German", "Polish", "Danish", "Dutch"})
      out += std::string(language) + "\n\xE2\x9C\x94\n" + ((n + language[0]) % 2 ? "\xE2\x9C\x94\n" : "");
    return out + paragraph(n + 20);
  };
  CHECK(learn(20, table).empty());
  CHECK(learn(2, [](int) { return "Home\nNews\n"; }).empty());
}

TEST_CASE("memory is bounded: lines of one text are forgotten") {
  LearnOptions options;
  options.memory_entries = 100;
  const LearnedLines lines = learn(
      200, [](int n) { return "Coast Diary\n" + paragraph(n) + "Imprint\n"; }, options);
  CHECK(joined(lines.top) == "Coast Diary");
  CHECK(joined(lines.bottom) == "Imprint");
}

TEST_CASE("what is written passes the loader and says how many pages showed each line") {
  LearnedLines lines;
  lines.pages = 20;
  lines.top = {{{"Coast \"Diary\"", 20, 1}, {"Tags: *", 12, 2}}, 2};
  lines.bottom = {{{"Imprint", 19, 1}}, 1};
  lines.chains = {{{"Boats", 18, 1}, {"Tides", 18, 1}, {"Locks", 18, 1}, {"Bells", 17, 1}, {"Mills", 17, 1}}, 4};
  lines.sentences = {{{"Get our letter on the coast every Friday", 15, 1}}, 1};
  const std::string file = rule_file({}, lines, "gull.example");
  for (const char* part :
       {"# Learned from 20 pages.", "id = \"site.gull-example.top-lines\"", "op = \"template-lines\"\nedge = \"top\"\n",
        "least = 2\n", "  \"Coast \\\"Diary\\\"\",  # 20\n  \"Tags: *\",  # 12\n  \"Tags: *\",  # 12\n",
        "hosts = [\"gull.example\", \"*.gull.example\"]"}) {
    INFO(part);
    CHECK(file.find(part) != std::string::npos);
  }
  for (const Error& error : load_rules({{"learned.toml", file}}).errors) FAIL_CHECK(error.to_string());
}
