#include "cli/held_page.h"

#include "cli/command.h"
#include "cli/explain.h"
#include "cli/log.h"
#include "parse/decode.h"
#include "parse/metadata.h"
#include "parse/page.h"
#include "read/reader.h"

namespace pith::cli {

Decisions HeldPage::decisions(const RuleSet& rules) const {
  Decisions out;
  rules.apply(*page, document, blocks, metadata, out);
  return out;
}

Result<HeldPage> hold_page(std::unique_ptr<Page> page) {
  auto document = parse_page(*page);
  if (!document) return std::move(document).error();
  HeldPage held;
  held.page = std::move(page);
  held.document = std::move(document).value();
  held.blocks = segment(held.document, held.page->kind);
  held.metadata = read_metadata(*held.page, held.document);
  return held;
}

Result<HeldPage> hold_page(Record&& record) {
  if (record.error) return *record.error;
  const auto fail = [&](Error error) {
    if (error.place.source.empty()) error.place.source = shown_name(record);
    return error;
  };
  auto page = decode(std::move(record), {});  // takes the bytes and leaves the rest
  if (!page) return fail(page.error());
  auto held = hold_page(std::make_unique<Page>(std::move(page).value()));
  if (!held) return fail(held.error());
  held->record = std::move(record);
  return held;
}

int for_each_page(const std::vector<std::string>& inputs, const std::function<void(HeldPage&&)>& use,
                  const std::function<bool(const Record&)>& wanted) {
  int status = kDone;
  auto reader = open_inputs(inputs, {});
  while (std::optional<Record> record = reader->next()) {
    if (!record->error && wanted && !wanted(*record)) continue;
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
