#include "pith.h"

#include <optional>
#include <utility>

#include "base/hash.h"
#include "write/jsonl.h"
#include "write/search.h"
#include "write/wet.h"
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
    auto read = options.model.file.empty() ? Model::parse(builtin_model(), "built-in model", builtin_model_digest())
                                           : Model::read(options.model.file);
    if (!read) return std::move(read).error();
    model = std::move(read).value();
  }
  return Cleaner(std::make_unique<Impl>(Impl{std::move(rules).value(), std::move(model), options.clean}));
}

Result<CleanDocument> Cleaner::clean(Record&& record) const {
  std::string bytes = std::exchange(record.bytes, {});
  Record about = record;
  record.bytes = std::move(bytes);
  auto document = pith::clean(std::move(record), impl_->rules, impl_->model ? &*impl_->model : nullptr, impl_->options);
  if (!document) return document;
  document->record = std::move(about);
  return document;
}

std::string Cleaner::write(const CleanDocument& document, Format format) const {
  const WriteInput input{*document.page, document.document, document.blocks, document.cleaned};
  const auto facts = [&] {
    const Page& page = *document.page;
    return impl_->facts(document.record, page.source_hash.empty() ? xxh128(page.text) : page.source_hash);
  };
  switch (format) {
    case Format::jsonl:
      return write_jsonl(input, facts());
    case Format::opensearch:
      return write_search(input, facts(), SearchEngine::opensearch);
    case Format::solr:
      return write_search(input, facts(), SearchEngine::solr);
    case Format::wet:
      return write_wet(input, facts());
    case Format::markdown:
      return write_markdown(input);
    case Format::html:
      return write_html_document(input);
    case Format::text:
      return write_text(input);
  }
  return "";
}

std::string Cleaner::write_error(const Record& record, const Error& error, Format format) const {
  const RecordFacts facts = impl_->facts(record, "");
  switch (format) {
    case Format::jsonl:
      return write_jsonl_error(error, facts);
    case Format::opensearch:
      return write_search_error(error, facts, SearchEngine::opensearch);
    case Format::solr:
      return write_search_error(error, facts, SearchEngine::solr);
    case Format::wet:
      return write_wet_error(error, facts);
    case Format::markdown:
    case Format::html:
    case Format::text:
      return "";
  }
  return "";
}

const RuleSet& Cleaner::rules() const {
  return impl_->rules;
}

std::string_view version() {
  return PITH_VERSION;
}

}  // namespace pith
