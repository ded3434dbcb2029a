#include "pith.h"

#include <optional>
#include <utility>

#include "write/hash.h"
#include "write/jsonl.h"
#include "write/writer.h"

namespace pith {

struct Cleaner::Impl {
  RuleSet rules;
  std::optional<Model> model;
  CleanOptions options;

  RecordFacts facts(const Record& record, const std::string& hash) const {
    return {record, hash, std::string(version()), rules.digest(), model ? model->digest() : ""};
  }
};

Cleaner::Cleaner(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Cleaner::Cleaner(Cleaner&&) noexcept = default;
Cleaner& Cleaner::operator=(Cleaner&&) noexcept = default;
Cleaner::~Cleaner() = default;

Result<Cleaner> Cleaner::create(const Options& options) {
  auto loaded = load_rules_from(options.rules);
  if (!loaded) return std::move(loaded).error();
  auto rules = RuleSet::compile(std::move(loaded).value(), options.choice);
  if (!rules) return std::move(rules).error();
  std::optional<Model> model;
  if (options.model.use) {
    auto read =
        options.model.file.empty() ? Model::parse(builtin_model(), "built-in model") : Model::read(options.model.file);
    if (!read) return std::move(read).error();
    model = std::move(read).value();
  }
  return Cleaner(std::make_unique<Impl>(Impl{std::move(rules).value(), std::move(model), options.clean}));
}

Result<CleanDocument> Cleaner::clean(Record&& record) const {
  std::string bytes = std::exchange(record.bytes, {});
  Record about = record;
  std::string hash = xxh128(bytes);
  record.bytes = std::move(bytes);
  auto document = pith::clean(std::move(record), impl_->rules, impl_->model ? &*impl_->model : nullptr, impl_->options);
  if (!document) return document;
  document->record = std::move(about);
  document->source_hash = std::move(hash);
  return document;
}

std::string Cleaner::write(const CleanDocument& document, Format format) const {
  const WriteInput input{*document.page, document.document, document.blocks, document.cleaned};
  switch (format) {
    case Format::jsonl:
      return write_jsonl(input, impl_->facts(document.record, document.source_hash));
    case Format::markdown:
      return write_markdown(input);
    case Format::html:
      return write_html_document(input);
    case Format::text:
      return write_text(input);
  }
  return "";
}

std::string Cleaner::write_error(const Record& record, const Error& error) const {
  return write_jsonl_error(error, impl_->facts(record, ""));
}

const RuleSet& Cleaner::rules() const {
  return impl_->rules;
}

std::string_view version() {
  return PITH_VERSION;
}

}  // namespace pith
