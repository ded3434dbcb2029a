#include "clean.h"

#include "blocks/segment.h"
#include "parse/metadata.h"
#include "parse/text.h"

namespace pith {
namespace {

// Splits the blocks into what is kept and what goes, by the list of removals (in document order, disjoint).
Cleaned decide(const Blocks& blocks, Decisions&& decisions) {
  Cleaned cleaned;
  size_t next = 0;
  for (BlockId id = 0; id < blocks.size(); ++id) {
    KeptBlock kept{id, {}};
    bool whole = false;
    for (; next < decisions.removals.size() && decisions.removals[next].block == id; ++next) {
      const Span within = decisions.removals[next].within;
      whole = whole || within.size() == blocks[id].text.size();
      kept.removed.push_back(within);
    }
    if (!whole) cleaned.kept.push_back(std::move(kept));
  }
  cleaned.removals = std::move(decisions.removals);
  cleaned.exemptions = std::move(decisions.exemptions);
  cleaned.warnings = std::move(decisions.warnings);
  return cleaned;
}

}  // namespace

Result<CleanDocument> clean(Record&& record, const RuleSet& rules, const CleanOptions& options) {
  auto page = decode(std::move(record), options.decode);
  if (!page) return std::move(page).error();

  CleanDocument out;
  out.page = std::make_unique<Page>(std::move(page).value());
  if (out.page->kind == PageKind::html) {
    auto document = parse_html(*out.page, options.parse);
    if (!document) return std::move(document).error();
    out.document = std::move(document).value();
  } else {
    out.document = parse_text(*out.page);
  }
  out.blocks = segment(out.document, out.page->kind);

  Decisions decisions;
  Metadata metadata = read_metadata(*out.page, out.document);
  rules.apply(*out.page, out.document, out.blocks, metadata, decisions);
  out.cleaned = decide(out.blocks, std::move(decisions));
  out.cleaned.metadata = std::move(metadata);
  return out;
}

}  // namespace pith
