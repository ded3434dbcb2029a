// A case of `drops` must make its rule hold of some block of the case, whatever the rule then does (drop, tag, keep);
// one of `keeps` must not. A [[rule.test]] goes down the whole line, to the text that a user would see: exactly for
// texts; for pages line by line, without list marks and blank lines, which are the writer's business. Tested in
// tests/unit/check_test.cc.
#include "check.h"

#include <algorithm>

#include "base/rule_text.h"
#include "base/text.h"
#include "blocks/segment.h"
#include "clean.h"
#include "parse/metadata.h"
#include "parse/page.h"
#include "rules/ops/ops.h"
#include "rules/pattern.h"
#include "rules/units.h"
#include "write/writer.h"

namespace pith {
namespace {

// Two real paragraphs that no rule has anything to say about.
constexpr std::string_view kBefore =
    "Qua zul evam teriso pelin drona, seki ulvar menteo bralin cosi durem; halven orti mosque latren, pilo vendar "
    "usmel corin, tavo slendri memka, olu perran dis quelto, narim ves.";
constexpr std::string_view kAfter =
    "Ombri calde fenuo strali pem, gorven isalt dumika rosel, evanti plor kemis; ubra tolnef siri hamde, olper juvin "
    "crast, weldo miran tesk, apli nordu, sevol grim unta paldo rin.";

std::string_view element_of(const Rule& rule) {
  constexpr std::string_view kElements[] = {"p",          "h2",         "li", "td", "pre",
                                            "blockquote", "figcaption", "dt", "dd", "button"};
  for (size_t kind = 0; kind < std::size(kElements); ++kind) {
    if (rule.kinds >> kind & 1) return kElements[kind];
  }
  return "p";
}

bool needs_html(const Rule& rule) {
  return rule.min_link_share > 0 || (rule.kinds != 0 && !(rule.kinds & 1));
}

// The page of a case.
std::string page_of(const Rule& rule, std::string_view text) {
  const bool first = !(rule.where & kBody) && (rule.where & kHead);
  const bool last = !(rule.where & kBody) && !first;
  std::string middle(text), before(kBefore), after(kAfter), gap = "\n\n";
  if (needs_html(rule)) {
    const std::string element(element_of(rule));
    middle = "<" + element + "><a href='/x'>" + html_escaped(text) + "</a></" + element + ">";
    if (element == "td") middle = "<table><tr>" + middle + "</tr></table>";
    before = "<p>" + before + "</p>", after = "<p>" + after + "</p>", gap = "\n";
  }
  if (first) return middle + gap + before + gap + after;
  if (last) return before + gap + after + gap + middle;
  return before + gap + middle + gap + after;
}

// What other rules have done is a part of what it looks for.
bool needs_company(const Rule& rule) {
  const Operation* operation = find_operation(rule.op);
  return rule.beside != 0 || rule.before != 0 || rule.after != 0 || (operation && operation->last);
}

// The rule without what a case cannot show.
Rule bare(const Rule& rule) {
  Rule alone = rule;
  alone.languages.clear();
  alone.hosts.clear();
  alone.beside = alone.before = alone.after = 0;
  if (!alone.any.empty() || !alone.all.empty()) alone.select = {};
  return alone;
}

class Checker {
 public:
  Checker(const std::vector<Rule>& rules, CheckReport& report) : rules_(rules), report_(report) {}

  void run(const Rule& rule) {
    coverage_ = {rule.id, 0, false, {}};
    seen_.clear();
    const bool selects_only = !rule.select.text.empty() && rule.any.empty() && rule.all.empty();
    if (selects_only && !(rule.drops.empty() && rule.keeps.empty()))
      fail(rule, rule.place, "drops and keeps cannot try a selector: give [[rule.test]]");
    else if (!(rule.drops.empty() && rule.keeps.empty()))
      run_texts(rule);
    for (const RuleTest& test : rule.tests) run_test(rule, test);
    if (coverage_.cases > 0 && !coverage_.fired) fail(rule, rule.place, "none of its cases makes it hold");
    note_patterns(rule);
    report_.cases += coverage_.cases;
    report_.coverage.push_back(std::move(coverage_));
  }

 private:
  void fail(const Rule& rule, const Place& place, const std::string& what) {
    report_.failures.push_back({ErrorCode::rule, "rule " + rule.id + ": " + what, place});
  }

  void run_texts(const Rule& rule) {
    auto alone = RuleSet::compile({bare(rule)}, {});
    for (const std::string& text : rule.drops) {
      const bool hit = hits(*alone, rule, text);
      coverage_.fired = coverage_.fired || hit;
      if (!hit) fail(rule, rule.place, "does not hold of its case \"" + text + "\"");
    }
    for (const std::string& text : rule.keeps) {
      if (hits(*alone, rule, text)) fail(rule, rule.place, "holds of \"" + text + "\", which it should leave alone");
    }
  }

  bool hits(const RuleSet& rules, const Rule& rule, const std::string& text) {
    ++coverage_.cases;
    seen_.push_back(text);
    return holds(rules, rule.id, page_of(rule, text), needs_html(rule) ? PageKind::html : PageKind::text, "");
  }

  // Whether the rule with the given id holds of some block.
  static bool holds(const RuleSet& rules, const std::string& id, std::string text, PageKind kind,
                    const std::string& url) {
    Page page;
    page.text = std::move(text);
    page.kind = kind;
    page.url = url;
    const Result<Document> document = parse_page(page);
    if (!document) return false;
    const Blocks blocks = segment(*document, kind);
    Decisions decisions;
    std::vector<uint8_t> held;
    rules.apply(page, *document, blocks, read_metadata(page, *document), decisions, &held);
    for (size_t i = 0; i < held.size(); ++i) {
      if (held[i] && rules.id(i) == id) return true;
    }
    return false;
  }

  void run_test(const Rule& rule, const RuleTest& test) {
    ++coverage_.cases;
    Record record;
    record.bytes = test.html.empty() ? test.text : test.html;
    record.url = test.url;
    CleanOptions options;
    options.decode.forced_kind = test.html.empty() ? PageKind::text : PageKind::html;
    auto set = needs_company(rule) ? RuleSet::compile(rules_, {}) : RuleSet::compile({rule}, {});
    if (!set) return fail(rule, test.place, set.error().message);
    auto done = clean(std::move(record), *set, nullptr, options);
    if (!done) return fail(rule, test.place, done.error().message);
    coverage_.fired = coverage_.fired || holds(*set, rule.id, done->page->text, done->page->kind, test.url);
    for (const Block& block : done->blocks.list) seen_.emplace_back(block.text);
    const std::string text = write_text({*done->page, done->document, done->blocks, done->cleaned});
    const bool is_page = !test.html.empty();
    if (compared(text, is_page) != compared(test.expect, is_page))
      fail(rule, test.place, "leaves \"" + std::string(trimmed(text)) + "\", expected \"" + test.expect + "\"");
  }

  static std::string compared(std::string_view text, bool is_page) {
    if (!is_page) return std::string(trimmed(text));
    std::string out;
    for (const UnitSpan& line : split_lines(text)) {
      std::string_view one = line.text.of(text);
      if (one.substr(0, 2) == "- ") one.remove_prefix(2);
      out += squeezed(one) + '\n';
    }
    return out;
  }

  void note_patterns(const Rule& rule) {
    for (const PatternText& text : rule.any) {
      const Pattern pattern(text.text);
      const bool occurs =
          std::any_of(seen_.begin(), seen_.end(), [&](const std::string& s) { return occurs_in(pattern, rule, s); });
      if (!occurs) coverage_.unmatched.push_back(text.text);
    }
  }

  static bool occurs_in(const Pattern& pattern, const Rule& rule, const std::string& text) {
    if (pattern.found_in(squeezed(text))) return true;
    if (rule.unit == Unit::block) return false;
    for (const UnitSpan& unit : rule.unit == Unit::line ? split_lines(text) : split_sentences(text)) {
      if (pattern.found_in(squeezed(unit.text.of(text)))) return true;
    }
    return false;
  }

  const std::vector<Rule>& rules_;
  CheckReport& report_;
  RuleCoverage coverage_;
  std::vector<std::string> seen_;  // texts of the rule's cases
};

}  // namespace

CheckReport check_rules(const std::vector<Rule>& rules) {
  CheckReport report;
  Checker checker(rules, report);
  for (const Rule& rule : rules) checker.run(rule);
  return report;
}

}  // namespace pith
