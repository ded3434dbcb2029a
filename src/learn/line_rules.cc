// Each rule lists its lines in the order of a page, with the number of pages behind each. Its cases are a text with the
// template around or inside of it, and one in which a line of it stands where it is none of the template's.
// Tested in tests/unit/learn/line_learner_test.cc; `pith rules check` and `rules test` accept what is written.
#include "learn/line_rules.h"

#include <algorithm>

#include "base/rule_text.h"
#include "base/text.h"

namespace pith {
namespace {

// More than 25 words, so that no run at an edge reaches over it.
constexpr std::string_view kArticle =
    "The article itself says this and that, at some length, as articles do, of the lock and the keeper, of the winter "
    "in which the water froze, and of what came of it.";

constexpr size_t kShown = 8;  // lines in a case

struct RunKind {
  std::string_view name, note, edge;
};
constexpr RunKind kTop = {"top-lines", "in the run of such lines at the top", "top"};
constexpr RunKind kBottom = {"bottom-lines", "in the run of such lines at the bottom", "bottom"};
constexpr RunKind kChains = {"line-chains", "several in a row, anywhere", ""};
constexpr RunKind kSentences = {"sentences", "once a page, anywhere", ""};

std::string counted_lines(const LearnedRun& run) {
  std::string out = "lines = [\n";
  for (const LearnedLine& line : run.lines) {
    for (uint32_t i = 0; i < line.times; ++i)
      out += "  " + toml_string(line.text) + ",  # " + std::to_string(line.pages) + "\n";
  }
  return out + "]\n";
}

std::string as_on_a_page(const LearnedLine& line) {
  return line.text.ends_with(": *") ? line.text.substr(0, line.text.size() - 1) + "this" : line.text;
}

std::string case_of(std::string_view host, const std::string& text, std::string_view expect) {
  return "[[rule.test]]\n" + test_url(host) + "text = " + toml_string(text) + "\nexpect = " + toml_string(expect) +
         "\n";
}

std::string cases(const LearnedRun& run, const RunKind& kind, std::string_view host) {
  const std::string article(kArticle);
  std::string lines;
  for (size_t i = 0; i < std::min(run.lines.size(), kShown); ++i) lines += as_on_a_page(run.lines[i]) + "\n";
  const std::string taken = kind.edge == "bottom" ? article + "\n\n" + lines : lines + "\n" + article + "\n";
  const std::string one = as_on_a_page(run.lines.front());
  const std::string kept =
      kind.edge.empty() ? "As the saying goes: " + one + " Or does it?" : article + "\n\n" + one + "\n\n" + article;
  return case_of(host, taken, article) + case_of(host, kept, kept);
}

std::string line_rule(const LearnedRun& run, const RunKind& kind, uint32_t pages, std::string_view host) {
  if (run.lines.empty()) return "";
  const auto least = std::min<size_t>(run.least, run.lines.size());
  std::string out = "# lines of " + std::to_string(pages) + " texts, " + std::string(kind.note) +
                    "; behind each, on how many it stood\n[[rule]]\nid = " +
                    toml_string("site." + slug(host) + "." + std::string(kind.name)) + "\n" + hosts_line(host) +
                    "category = \"navigation\"\nop = \"template-lines\"\n";
  if (!kind.edge.empty()) out += "edge = " + toml_string(kind.edge) + "\n";
  if (least > 1) out += "least = " + std::to_string(least) + "\n";
  return out + counted_lines(run) + cases(run, kind, host) + "\n";
}

}  // namespace

std::string hosts_line(std::string_view host) {
  if (host.empty()) return "";
  return "hosts = [" + toml_string(host) + ", " + toml_string("*." + std::string(host)) + "]\n";
}

std::string test_url(std::string_view host) {
  return host.empty() ? "" : "url = " + toml_string("https://" + std::string(host) + "/") + "\n";
}

std::string line_rules(const LearnedLines& lines, std::string_view host) {
  return line_rule(lines.top, kTop, lines.pages, host) + line_rule(lines.bottom, kBottom, lines.pages, host) +
         line_rule(lines.chains, kChains, lines.pages, host) +
         line_rule(lines.sentences, kSentences, lines.pages, host);
}

}  // namespace pith
