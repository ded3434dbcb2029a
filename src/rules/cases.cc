#include "rules/cases.h"

#include "base/text.h"
#include "blocks/segment.h"
#include "parse/html.h"

namespace pith {
namespace {

std::string words_of_page(const RuleTest& test) {
  if (test.html.empty()) return folded(test.text);
  Page page;
  page.kind = PageKind::html;
  page.text = test.html;
  const auto document = parse_html(page, {});
  if (!document) return {};
  std::string all;
  const Blocks blocks = segment(*document, PageKind::html);
  for (const Block& block : blocks.list) all += std::string(block.text) + ' ';
  return folded(all);
}

}  // namespace

CaseCount count_cases(const Rule& rule) {
  CaseCount count{static_cast<int>(rule.drops.size()), static_cast<int>(rule.keeps.size())};
  for (const RuleTest& test : rule.tests) ++(words_of_page(test) == folded(test.expect) ? count.alone : count.changed);
  return count;
}

}  // namespace pith
