#include "clean.h"

#include "blocks/segment.h"
#include "decide.h"
#include "parse/metadata.h"
#include "parse/page.h"
#include "score/headline.h"
#include "write/source_text.h"

namespace pith {
namespace {

// The model's rows take 1 KB a block; real pages have some hundreds, large ones 2,000.
constexpr size_t kMostScored = 20'000;

// Blocks of out.document, and what the rules and the model, if there is one, decide about them.
void judge(CleanDocument& out, const RuleSet& rules, const Model* model, const CleanOptions& options) {
  out.blocks = segment(out.document, out.page->kind);
  Decisions decisions;
  Metadata metadata = read_metadata(*out.page, out.document);
  rules.apply(*out.page, out.document, out.blocks, metadata, decisions);
  const bool scored = model && out.page->kind == PageKind::html;
  if (scored && out.blocks.size() > kMostScored) {
    decisions.warnings.push_back("more than " + std::to_string(kMostScored) + " blocks: the rules decide alone");
  } else if (scored) {
    const Remaining remaining = remaining_of(out.blocks, decisions);
    const PageScores scores = score_page(*model, *out.page, out.document, remaining, options.score);
    if (const BlockId headline = headline_of(out.blocks, metadata, decisions); headline != kNoBlock)
      decisions.kept_by_rule[headline] = 1;
    decide_by_scores(*model, out.blocks, remaining, scores, decisions);
    metadata.kind = {std::string(kSiteKindNames[static_cast<size_t>(scores.kind)]),
                     options.score.kind ? "given" : "model"};
  }
  out.cleaned = decide(out.blocks, std::move(decisions));
  out.cleaned.metadata = std::move(metadata);
}

// Whether a text of wrapped paragraphs has become one of long lines, now that its chaff is gone: who reads it, pith
// too, would see other paragraphs than those that were judged.
bool turns_unwrapped(const CleanDocument& out) {
  return !out.cleaned.removals.empty() && !is_unwrapped(out.page->text) &&
         is_unwrapped(write_source_text({*out.page, out.document, out.blocks, out.cleaned}, nullptr));
}

}  // namespace

Result<CleanDocument> clean(Record&& record, const RuleSet& rules, const Model* model, const CleanOptions& options) {
  auto page = decode(std::move(record), options.decode);
  if (!page) return std::move(page).error();

  CleanDocument out;
  out.page = std::make_unique<Page>(std::move(page).value());
  auto document = parse_page(*out.page, options.parse);
  if (!document) return std::move(document).error();
  out.document = std::move(document).value();
  judge(out, rules, model, options);
  if (out.page->kind == PageKind::text && turns_unwrapped(out)) {
    out.document = parse_text(*out.page, true);
    judge(out, rules, model, options);
  }
  return out;
}

}  // namespace pith
