#include "cli/held_page.h"

#include "cli/command.h"
#include "cli/log.h"
#include "parse/decode.h"
#include "parse/html.h"
#include "parse/metadata.h"
#include "parse/text.h"
#include "read/reader.h"

namespace pith::cli {

Decisions HeldPage::decisions(const RuleSet& rules) const {
  Decisions out;
  rules.apply(*page, document, blocks, metadata, out);
  return out;
}

Result<HeldPage> hold_page(std::unique_ptr<Page> page) {
  HeldPage held;
  held.page = std::move(page);
  auto document =
      held.page->kind == PageKind::html ? parse_html(*held.page, {}) : Result<Document>(parse_text(*held.page));
  if (!document) return document.error();
  held.document = std::move(document).value();
  held.blocks = segment(held.document, held.page->kind);
  held.metadata = read_metadata(*held.page, held.document);
  return held;
}

Result<HeldPage> hold_page(Record&& record) {
  if (record.error) return *record.error;
  std::string id = record.id, path = record.path;
  const auto fail = [&](Error error) {
    if (error.place.source.empty()) error.place.source = path.empty() ? id : path;
    return error;
  };
  auto page = decode(std::move(record), {});
  if (!page) return fail(page.error());
  auto held = hold_page(std::make_unique<Page>(std::move(page).value()));
  if (!held) return fail(held.error());
  held->id = std::move(id);
  held->path = std::move(path);
  return held;
}

int for_each_page(const std::vector<std::string>& inputs, const std::function<void(HeldPage&&)>& use) {
  int status = kDone;
  auto reader = open_inputs(inputs, {});
  while (std::optional<Record> record = reader->next()) {
    auto held = hold_page(std::move(*record));
    if (held) {
      use(std::move(held).value());
      continue;
    }
    log_error(held.error().to_string());
    status = kFailed;
  }
  return status;
}

}  // namespace pith::cli
