// Any text as a selector; one that parses is matched against a small page.
#include "rules/selector.h"
#include "blocks/segment.h"
#include "must.h"
#include "parse/html.h"
#include "rules/rule_set.h"

using namespace pith;

namespace {

struct Scene {
  Page page;
  Document document;
  Blocks blocks;
  Scene() {
    page.text =
        "<html lang=en><body id=b><div class='a b' data-x='1 2-3'><p id=p>One <b>two</b> <a href='/x?y#z'>three</a></p>"
        "<ul><li>1<li>2<li class=c>3<ul><li>4</ul></ul><svg class=a></svg><x-y title=T></x-y></div>"
        "<table><tr><td>5<td class='a'>6</table><p></p><p>seven";
    document = std::move(parse_html(page, {})).value();
    blocks = segment(document, PageKind::html);
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Scene scene;
  Rule rule;
  rule.id = "fuzz.rule";
  rule.pack = "fuzz";
  rule.select.text.assign(reinterpret_cast<const char*>(data), size);
  if (const auto parsed = parse_selector(rule.select.text); const auto* fault = std::get_if<SelectorFault>(&parsed)) {
    fuzz::must(fault->offset <= size, "a fault stands inside the selector");
    return 0;
  }
  const auto rules = RuleSet::compile({rule}, {});
  if (!rules) return 0;
  Decisions decisions;
  rules->apply(scene.page, scene.document, scene.blocks, {}, decisions);
  return 0;
}
